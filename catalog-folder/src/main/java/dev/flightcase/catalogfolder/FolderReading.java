package dev.flightcase.catalogfolder;

import java.util.List;

/** What came of reading a catalog folder: all of it, or nothing and why. */
public sealed interface FolderReading {

    /** The whole folder, checked; warnings are things that sell but may surprise the writer. */
    record Read(Catalog catalog, List<Problem> warnings) implements FolderReading {
        public Read {
            warnings = List.copyOf(warnings);
        }
    }

    /** At least one mistake; {@code problems} stops at {@link FolderLimits#problemsMax()}. */
    record Refused(List<Problem> problems, List<Problem> warnings) implements FolderReading {
        public Refused {
            problems = List.copyOf(problems);
            warnings = List.copyOf(warnings);
        }
    }
}
