package dev.flightcase.cache.catalog;

import dev.flightcase.catalogfolder.Gtin;
import dev.flightcase.catalogfolder.Money;
import dev.flightcase.catalogfolder.Naming;
import dev.flightcase.catalogfolder.Product;
import dev.flightcase.catalogfolder.SaleWindow;
import dev.flightcase.catalogfolder.Sku;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an operator may write into a product: the same as a folder may. Pure. */
final class ProductRules {
    private static final int NAME_CHARS_MAX = 200;
    private static final int DESCRIPTION_CHARS_MAX = 4_000;
    private static final int MEMBERS_MAX = 16;
    private static final int NUMBER_MAX = 999_999_999;
    private static final int PARTS_MAX = 20;

    private final Offering offering;

    ProductRules(Offering offering) {
        this.offering = offering;
    }

    /** The first rule that is broken. */
    Optional<EditOutcome.Refused> broken(ProductPatch patch) {
        var wording = patch.wording();
        var pricing = patch.pricing();
        return first(
                texts("name", put(wording.names()), NAME_CHARS_MAX),
                texts("description", put(wording.descriptions()), DESCRIPTION_CHARS_MAX),
                text("category", value(wording.category()), NAME_CHARS_MAX),
                price("price", value(pricing.price())),
                lists(put(pricing.lists())),
                number("limit_per_order", value(patch.rules().limitPerOrder()), 0),
                window(value(patch.rules().window())));
    }

    /** The first rule that is broken by a product of the operator's own. */
    Optional<EditOutcome.Refused> broken(Product product, PackedTerms folder) {
        return first(
                check("sku", Sku.allows(product.sku()), "is not a SKU; " + Sku.RULE),
                texts("name", product.names(), NAME_CHARS_MAX),
                check("name", !product.names().isEmpty(), "must not be empty"),
                texts("description", product.wording().descriptions(), DESCRIPTION_CHARS_MAX),
                text("category", product.wording().category(), NAME_CHARS_MAX),
                price("price", product.price()),
                lists(product.pricing().lists()),
                check(
                        "tax",
                        offering.taxes().partsPerMillion().containsKey(product.tax()),
                        "must be one of "
                                + String.join(
                                        ", ", offering.taxes().partsPerMillion().keySet())),
                check("stock", product.stock() >= 0 && product.stock() <= NUMBER_MAX, "must be 0 to " + NUMBER_MAX),
                number("limit_per_order", product.limitPerOrder(), 1),
                window(product.window()),
                variant(product),
                barcode(product.barcode()),
                bundle(product, folder));
    }

    private Optional<EditOutcome.Refused> lists(Map<String, Money> lists) {
        for (var list : lists.entrySet()) {
            var field = "price_lists." + list.getKey();
            if (!Naming.isPriceList(list.getKey()) || lists.size() > MEMBERS_MAX) {
                return refused("price_lists", "must be at most " + MEMBERS_MAX + " lists, named in small letters");
            }
            var wrong = price(field, list.getValue());
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private Optional<EditOutcome.Refused> price(String field, @Nullable Money price) {
        if (price == null) {
            return Optional.empty();
        }
        return first(
                check(
                        field + ".currency",
                        price.currency().equals(offering.currency()),
                        "must be " + offering.currency().getCurrencyCode() + ", as all prices here"),
                check(
                        field + ".amount",
                        price.minor() >= 0 && price.minor() <= Money.MINOR_MAX,
                        "must be 0 to " + Money.MINOR_MAX));
    }

    private static Optional<EditOutcome.Refused> texts(String field, Map<String, String> texts, int charsMax) {
        for (var text : texts.entrySet()) {
            if (!Naming.isLanguage(text.getKey()) || texts.size() > MEMBERS_MAX) {
                return refused(field, "must have at most " + MEMBERS_MAX + " members, named by language, such as en");
            }
            var wrong = first(
                    check(field + "." + text.getKey(), !text.getValue().isBlank(), "must not be empty"),
                    text(field + "." + text.getKey(), text.getValue(), charsMax));
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private static Optional<EditOutcome.Refused> text(String field, @Nullable String text, int charsMax) {
        return check(
                field,
                text == null
                        || (text.length() <= charsMax
                                && text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t')),
                "must be at most " + charsMax + " characters, without control characters");
    }

    private static Optional<EditOutcome.Refused> number(String field, @Nullable Integer number, int least) {
        return check(
                field,
                number == null || (number >= least && number <= NUMBER_MAX),
                "must be " + least + " to " + NUMBER_MAX);
    }

    private static Optional<EditOutcome.Refused> window(@Nullable SaleWindow window) {
        var opens = window == null ? null : window.opens();
        var closes = window == null ? null : window.closes();
        return check("window.closes", opens == null || closes == null || opens.isBefore(closes), "must be after opens");
    }

    private static Optional<EditOutcome.Refused> variant(Product product) {
        var variant = product.variant();
        return first(
                check("variant_of", variant.isAlone() || Sku.allows(variant.group()), "is no name of a group"),
                check(
                        "options",
                        variant.options().size() <= MEMBERS_MAX
                                && variant.options().keySet().stream().allMatch(Naming::isOption),
                        "must be at most " + MEMBERS_MAX + " options, named in small letters"),
                text("options", String.join("", variant.options().values()), NAME_CHARS_MAX));
    }

    private static Optional<EditOutcome.Refused> barcode(String barcode) {
        return switch (Gtin.read(barcode)) {
            case Gtin.Read _ -> Optional.empty();
            case Gtin.Wrong wrong -> refused("barcode", wrong.rule());
        };
    }

    private static Optional<EditOutcome.Refused> bundle(Product product, PackedTerms folder) {
        var parts = product.bundle();
        for (var part : parts) {
            var position = folder.position(part.sku());
            var repeated = parts.stream()
                            .filter(other -> other.sku().equals(part.sku()))
                            .count()
                    > 1;
            if (position < 0 || folder.get(position).isBundle() || part.quantity() < 1 || repeated) {
                return refused("bundle", "must be single products of the folder, each once; " + part.sku() + " is not");
            }
        }
        return first(
                check("bundle", parts.size() <= PARTS_MAX, "must have at most " + PARTS_MAX + " parts"),
                check("stock", parts.isEmpty() || product.stock() == 0, "must not be given for a bundle"));
    }

    private static <T> @Nullable T value(Patch<T> patch) {
        return patch.over(null);
    }

    private static <T> Map<String, T> put(ProductPatch.Members<T> members) {
        var values = new LinkedHashMap<String, T>();
        members.each().forEach((key, patch) -> {
            if (patch instanceof Patch.Put<T>(T value)) {
                values.put(key, value);
            }
        });
        return values;
    }

    private static Optional<EditOutcome.Refused> check(String field, boolean holds, String rule) {
        return holds ? Optional.empty() : refused(field, rule);
    }

    private static Optional<EditOutcome.Refused> refused(String field, String rule) {
        return Optional.of(new EditOutcome.Refused(field, rule));
    }

    @SafeVarargs
    private static Optional<EditOutcome.Refused> first(Optional<EditOutcome.Refused>... checks) {
        for (var check : checks) {
            if (check.isPresent()) {
                return check;
            }
        }
        return Optional.empty();
    }
}
