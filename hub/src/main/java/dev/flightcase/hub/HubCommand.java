package dev.flightcase.hub;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The root of the command line; does nothing by itself. */
@Command(
        name = "flightcase hub",
        mixinStandardHelpOptions = true,
        versionProvider = HubVersion.class,
        description = "The regional hub of Flightcase nodes.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            CodeCommand.class,
            BundleCommand.class,
            RevokeCommand.class,
            PublishCommand.class,
            TellCommand.class,
            CommandsCommand.class,
            PriceCommand.class,
            PoolCommand.class,
            AllotCommand.class,
            ReconcileCommand.class,
            StickCommand.class,
            HelpCommand.class
        })
final class HubCommand {}
