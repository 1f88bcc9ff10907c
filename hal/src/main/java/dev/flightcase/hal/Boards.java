package dev.flightcase.hal;

import java.util.List;

/** The board profiles that this node was built with. */
public final class Boards {

    private final List<BoardProfile> profiles;

    public Boards(List<BoardProfile> profiles) {
        this.profiles = List.copyOf(profiles);
    }

    public BoardChoice choose(String name) {
        for (var profile : profiles) {
            if (profile.name().equals(name)) {
                return new BoardChoice.Known(profile);
            }
        }
        return new BoardChoice.Unknown(name, names());
    }

    public List<String> names() {
        return profiles.stream().map(BoardProfile::name).toList();
    }
}
