package dev.flightcase.catalogfolder;

import dev.flightcase.settings.Nearest;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Finds the pictures of a folder: {@code SKU.jpg} is the first of a product, {@code SKU-2.png} a further one. */
final class PictureShelf {
    private static final Pattern PICTURE = Pattern.compile("(.+)\\.(jpe?g|png)", Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_PICTURE =
            Pattern.compile(".+\\.(webp|gif|heic|avif|tiff?|bmp|svg)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FURTHER = Pattern.compile("(.+)-([1-9][0-9]?)");

    private final Path folder;
    private final FolderLimits limits;
    private final Problems problems;
    private final Map<String, String> skus = new HashMap<>();
    private final Map<String, TreeMap<Integer, Path>> files = new HashMap<>();

    PictureShelf(Path folder, FolderLimits limits, Problems problems) {
        this.folder = folder;
        this.limits = limits;
        this.problems = problems;
    }

    /** Looks at every name once; case does not matter. */
    void find(Collection<String> known) throws IOException {
        known.forEach(sku -> skus.put(sku.toLowerCase(Locale.ROOT), sku));
        var seen = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (var entry : entries) {
                if (++seen > limits.filesMax()) {
                    problems.add(new Problem(
                            ".", 0, 0, "", "the folder holds more than " + limits.filesMax() + " files", "move some"));
                    return;
                }
                sort(entry);
            }
        }
    }

    private void sort(Path entry) {
        var name = String.valueOf(entry.getFileName());
        if (name.startsWith(".") || !Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (OTHER_PICTURE.matcher(name).matches()) {
            problems.warn(new Problem(name, 0, 0, "", "this kind of picture is not read", "save it as JPEG or PNG"));
            return;
        }
        var match = PICTURE.matcher(name);
        if (match.matches()) {
            place(entry, name, match.group(1).toLowerCase(Locale.ROOT));
        }
    }

    /** A SKU may itself end in a number: the whole name is tried first. */
    private void place(Path entry, String name, String stem) {
        var further = FURTHER.matcher(stem);
        if (skus.containsKey(stem)) {
            place(entry, name, stem, 1);
        } else if (further.matches() && skus.containsKey(further.group(1))) {
            place(entry, name, further.group(1), Integer.parseInt(further.group(2)));
        } else {
            problems.warn(new Problem(
                    name,
                    0,
                    0,
                    "",
                    "the picture belongs to no product",
                    Nearest.to(stem, skus.keySet())
                            .map(near -> "did you mean " + skus.get(near) + "?")
                            .orElse("name it after a SKU")));
        }
    }

    private void place(Path entry, String name, String stem, int number) {
        var other = files.computeIfAbsent(stem, _ -> new TreeMap<>()).putIfAbsent(number, entry);
        if (other != null) {
            problems.warn(new Problem(
                    name, 0, 0, "", "picture " + number + " of that product is " + other.getFileName(), "keep one"));
        }
    }

    /** Reads the headers of one product's pictures, in order. */
    List<Picture> of(String sku) throws IOException {
        var found = files.getOrDefault(sku.toLowerCase(Locale.ROOT), new TreeMap<>())
                .values();
        var pictures = new ArrayList<Picture>();
        for (var file : found) {
            var name = String.valueOf(file.getFileName());
            if (pictures.size() == limits.picturesPerProductMax()) {
                problems.warn(new Problem(
                        name,
                        0,
                        0,
                        "",
                        "a product has at most " + limits.picturesPerProductMax() + " pictures",
                        "drop it"));
            } else if (Files.size(file) > limits.pictureBytesMax()) {
                problems.add(new Problem(
                        name,
                        0,
                        0,
                        "",
                        "the picture is larger than " + (limits.pictureBytesMax() >> 20) + " MB",
                        "save it smaller"));
            } else {
                header(file, name, pictures);
            }
        }
        return pictures;
    }

    private void header(Path file, String name, List<Picture> pictures) throws IOException {
        var picture = PictureHeader.read(file);
        if (picture.isEmpty()) {
            problems.add(new Problem(name, 0, 0, "", "this is no JPEG or PNG, or it is broken", "save it again"));
        } else if ((long) picture.get().width() * picture.get().height() > limits.picturePixelsMax()) {
            problems.add(new Problem(
                    name,
                    0,
                    0,
                    "",
                    "the picture has more than " + limits.picturePixelsMax() / 1_000_000 + " megapixels",
                    "save it smaller"));
        } else {
            pictures.add(picture.get());
        }
    }
}
