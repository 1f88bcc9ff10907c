package dev.flightcase.settings;

import java.util.List;
import java.util.stream.Collectors;

/** A settings file can not be used. The message has one line for each problem, and is fit to be shown as it is. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<SettingsProblem> problems;

    SettingsException(List<SettingsProblem> problems) {
        super(problems.stream().map(SettingsProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** In the order of the file where lines are known. */
    public List<SettingsProblem> problems() {
        return problems;
    }
}
