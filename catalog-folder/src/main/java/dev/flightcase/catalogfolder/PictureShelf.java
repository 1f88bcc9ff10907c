package dev.flightcase.catalogfolder;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Finds the pictures of a folder: {@code SKU.jpg} is the first of a product, {@code SKU-2.png} a further one. A picture that
 * cannot be used is left out with a warning: nobody shall be kept from selling by it.
 */
final class PictureShelf {
    private static final Pattern PICTURE = Pattern.compile("(.+)\\.(jpe?g|png)", Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_PICTURE =
            Pattern.compile(".+\\.(webp|gif|heic|avif|tiff?|bmp|svg)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FURTHER = Pattern.compile("(.+)-([1-9][0-9]?)");

    private final Path folder;
    private final FolderLimits limits;
    private final SkuIndex skus;
    private final Problems problems;
    private final Map<String, TreeMap<Integer, Path>> files = new HashMap<>();

    PictureShelf(Path folder, FolderLimits limits, SkuIndex skus, Problems problems) {
        this.folder = folder;
        this.limits = limits;
        this.skus = skus;
        this.problems = problems;
    }

    /** Those of each SKU that has any, in their order. Looks at every name and every header once; case does not matter. */
    Map<String, List<Picture>> find() throws IOException {
        var seen = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (var entry : entries) {
                if (++seen > limits.filesMax()) {
                    problems.add(new Problem(
                            ".", 0, 0, "", "the folder holds more than " + limits.filesMax() + " files", "move some"));
                    return Map.of();
                }
                sort(entry);
            }
        }
        var pictures = new HashMap<String, List<Picture>>();
        for (var product : files.entrySet()) {
            var usable = usable(product.getValue().values());
            if (!usable.isEmpty()) {
                pictures.put(product.getKey(), usable);
            }
        }
        return pictures;
    }

    private void sort(Path entry) {
        var name = String.valueOf(entry.getFileName());
        if (name.startsWith(".") || !Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (OTHER_PICTURE.matcher(name).matches()) {
            warn(name, "this kind of picture is not read", "save it as JPEG or PNG");
            return;
        }
        var match = PICTURE.matcher(name);
        if (match.matches()) {
            place(entry, name, match.group(1));
        }
    }

    /** A SKU may itself end in a number: the whole name is tried first. */
    private void place(Path entry, String name, String stem) {
        var whole = skus.spelling(stem);
        var further = FURTHER.matcher(stem);
        var first = whole == null && further.matches() ? skus.spelling(further.group(1)) : null;
        if (whole != null) {
            place(entry, name, whole, 1);
        } else if (first != null) {
            place(entry, name, first, Integer.parseInt(further.group(2)));
        } else {
            warn(
                    name,
                    "the picture belongs to no product",
                    skus.nearest(stem).map(near -> "did you mean " + near + "?").orElse("name it after a SKU"));
        }
    }

    private void place(Path entry, String name, String sku, int number) {
        var other = files.computeIfAbsent(sku, _ -> new TreeMap<>()).putIfAbsent(number, entry);
        if (other != null) {
            warn(name, "picture " + number + " of that product is " + other.getFileName(), "keep one");
        }
    }

    private List<Picture> usable(Collection<Path> found) throws IOException {
        var pictures = new ArrayList<Picture>();
        for (var file : found) {
            var name = String.valueOf(file.getFileName());
            if (pictures.size() == limits.picturesPerProductMax()) {
                warn(name, "a product has at most " + limits.picturesPerProductMax() + " pictures", "drop it");
            } else if (Files.size(file) > limits.pictureBytesMax()) {
                warn(
                        name,
                        "the picture is larger than " + (limits.pictureBytesMax() >> 20) + " MB and left out",
                        "save it smaller");
            } else {
                header(file, name, pictures);
            }
        }
        return pictures;
    }

    private void header(Path file, String name, List<Picture> pictures) throws IOException {
        var picture = PictureHeader.read(file);
        if (picture.isEmpty()) {
            warn(name, "this is no JPEG or PNG, or it is broken, and left out", "save it again");
        } else if ((long) picture.get().width() * picture.get().height() > limits.picturePixelsMax()) {
            warn(
                    name,
                    "the picture has more than " + limits.picturePixelsMax() / 1_000_000
                            + " megapixels and is left out",
                    "save it smaller");
        } else {
            pictures.add(picture.get());
        }
    }

    private void warn(String name, String rule, String advice) {
        problems.warn(new Problem(name, 0, 0, "", rule, advice));
    }
}
