package dev.flightcase.daemon.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The root of the command line; does nothing by itself. */
@Command(
        name = "flightcase",
        mixinStandardHelpOptions = true,
        versionProvider = VersionCommand.Text.class,
        description = "The edge node of a pop-up: live show, sales and health on one board.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            AuditCommand.class,
            RestoreCommand.class,
            PreflightCommand.class,
            EnrolCommand.class,
            ClaimCommand.class,
            StatusCommand.class,
            HardwareCommand.class,
            PushCommand.class,
            VerifyReceiptCommand.class,
            CheckStreamCommand.class,
            VersionCommand.class,
            TrainCommand.class,
            HelpCommand.class,
        })
public final class FlightcaseCommand {}
