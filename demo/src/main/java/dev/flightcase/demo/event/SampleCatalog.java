package dev.flightcase.demo.event;

import dev.flightcase.demo.event.Product.Art;
import dev.flightcase.demo.event.Product.Drop;
import dev.flightcase.demo.event.Product.Shot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the sample stall sells. */
final class SampleCatalog {
    private static final String STANDARD = "standard";
    private static final String REDUCED = "reduced";

    private final List<Product> products = new ArrayList<>();
    private long seed;

    private SampleCatalog(long seed) {
        this.seed = seed;
    }

    /** The same seed gives the same pictures. */
    static List<Product> products(long seed) {
        var catalog = new SampleCatalog(seed);
        catalog.shirts();
        catalog.music();
        catalog.prints();
        catalog.small();
        catalog.paper();
        catalog.bundles();
        return List.copyOf(catalog.products);
    }

    private void shirts() {
        shirt("BLK", "black", "negra", Palette.DUSK, Motif.SUN, 12, 40, 30, 14);
        shirt("RED", "brick red", "rojo ladrillo", Palette.BRICK, Motif.ORBITS, 8, 22, 18, 6);
        shirt("SND", "sand", "arena", Palette.SAND, Motif.PEAKS, 8, 20, 20, 5);
    }

    private void shirt(String code, String colour, String spanish, Palette palette, Motif motif, int... stock) {
        var sizes = List.of("S", "M", "L", "XL");
        var picture = shot(Wearables.shirt(motif), palette);
        for (int i = 0; i < sizes.size(); i++) {
            add(
                    "TEE-" + code + "-" + sizes.get(i),
                    "Tour shirt, " + colour + ", " + sizes.get(i),
                    "Camiseta de gira, " + spanish + ", " + sizes.get(i),
                    25_00,
                    STANDARD,
                    stock[i],
                    "Shirts",
                    "Heavy organic cotton, printed by hand",
                    picture);
        }
    }

    private void music() {
        add(
                "LP-001",
                "Night Market, LP",
                "Mercado nocturno, LP",
                22_00,
                STANDARD,
                60,
                "Music",
                "Twelve inches, 180 g",
                shot(Media.record(Motif.TILES), Palette.PLUM));
        add(
                "LP-002",
                "Harbour Lights, LP",
                "Luces del puerto, LP",
                24_00,
                STANDARD,
                45,
                "Music",
                "Twelve inches, with a printed inner sleeve",
                shot(Media.record(Motif.WAVES), Palette.HARBOUR));
        add(new Product(
                "LP-TEST",
                "Night Market, test pressing",
                "Mercado nocturno, prensado de prueba",
                48_00,
                STANDARD,
                20,
                "",
                Drop.OPEN,
                1,
                "Music",
                "Twenty copies, numbered",
                shot(Media.record(Motif.BLOOM), Palette.DUSK)));
        add(
                "MC-001",
                "Night Market, cassette",
                "Mercado nocturno, casete",
                9_00,
                STANDARD,
                35,
                "Music",
                "With download card",
                shot(Media.cassette(Motif.SUN), Palette.OCHRE));
        add(
                "MC-002",
                "Rehearsal tapes",
                "Cintas de ensayo",
                8_00,
                STANDARD,
                25,
                "Music",
                "Ninety minutes of the winter sessions",
                shot(Media.cassette(Motif.WAVES), Palette.MOSS));
    }

    private void prints() {
        add(
                "PRINT-01",
                "Print, Low sun",
                "Lámina, Sol bajo",
                35_00,
                REDUCED,
                30,
                "Prints",
                "50 x 70 cm, screen print",
                shot(Media.print(Motif.SUN), Palette.PLUM));
        add(
                "PRINT-02",
                "Print, Swell",
                "Lámina, Marejada",
                35_00,
                REDUCED,
                30,
                "Prints",
                "50 x 70 cm, screen print",
                shot(Media.print(Motif.WAVES), Palette.HARBOUR));
        add(
                "PRINT-03",
                "Print, Seven moons",
                "Lámina, Siete lunas",
                40_00,
                REDUCED,
                24,
                "Prints",
                "50 x 70 cm, two colours",
                shot(Media.print(Motif.ORBITS), Palette.BRICK));
        add(
                "PRINT-04",
                "Print, Far range",
                "Lámina, Sierra lejana",
                40_00,
                REDUCED,
                24,
                "Prints",
                "50 x 70 cm, five layers",
                shot(Media.print(Motif.PEAKS), Palette.MOSS));
        add(new Product(
                "PRINT-21",
                "Signed print, edition of 100",
                "Lámina firmada, edición de 100",
                60_00,
                REDUCED,
                100,
                "",
                Drop.ARMED,
                1,
                "Prints",
                "Signed and numbered at the stall",
                shot(Media.print(Motif.BLOOM), Palette.DUSK)));
    }

    private void small() {
        add(
                "CAP-BLK",
                "Cap, black",
                "Gorra, negra",
                20_00,
                STANDARD,
                25,
                "Caps",
                "One size, brass buckle",
                shot(Wearables.cap(Motif.BLOOM), Palette.DUSK));
        add(
                "CAP-OCH",
                "Cap, ochre",
                "Gorra, ocre",
                20_00,
                STANDARD,
                18,
                "Caps",
                "One size, brass buckle",
                shot(Wearables.cap(Motif.SUN), Palette.OCHRE));
        add(
                "MUG-CHK",
                "Mug, chalk",
                "Taza, tiza",
                14_00,
                STANDARD,
                36,
                "Home",
                "Stoneware, 350 ml",
                shot(Goods.mug(Motif.PEAKS), Palette.CHALK));
        add(
                "MUG-HRB",
                "Mug, harbour blue",
                "Taza, azul puerto",
                14_00,
                STANDARD,
                36,
                "Home",
                "Stoneware, 350 ml",
                shot(Goods.mug(Motif.TILES), Palette.HARBOUR));
        add(
                "TOTE-NAT",
                "Tote bag, natural",
                "Bolsa de tela, natural",
                12_00,
                STANDARD,
                50,
                "Bags",
                "Carries twelve records",
                shot(Wearables.tote(Motif.TILES), Palette.SAND));
        add(
                "TOTE-MOS",
                "Tote bag, moss",
                "Bolsa de tela, musgo",
                12_00,
                STANDARD,
                30,
                "Bags",
                "Carries twelve records",
                shot(Wearables.tote(Motif.BLOOM), Palette.MOSS));
    }

    private void paper() {
        add(
                "STK-SET-A",
                "Sticker set, dusk",
                "Juego de pegatinas, ocaso",
                5_00,
                STANDARD,
                120,
                "Stickers",
                "Four stickers, weatherproof",
                shot(Goods.stickers(), Palette.PLUM));
        add(
                "STK-SET-B",
                "Sticker set, harbour",
                "Juego de pegatinas, puerto",
                5_00,
                STANDARD,
                120,
                "Stickers",
                "Four stickers, weatherproof",
                shot(Goods.stickers(), Palette.HARBOUR));
        add(
                "STK-ONE",
                "Sticker, one of a kind",
                "Pegatina única",
                2_00,
                STANDARD,
                80,
                "Stickers",
                "Ten centimetres across",
                shot(Goods.sticker(), Palette.BRICK));
        add(
                "ZINE-01",
                "Zine 1, On the road",
                "Fanzine 1, En ruta",
                10_00,
                REDUCED,
                40,
                "Zines",
                "32 pages, risograph",
                shot(Media.zine(Motif.PEAKS), Palette.OCHRE));
        add(
                "ZINE-02",
                "Zine 2, Load in, load out",
                "Fanzine 2, Montaje y desmontaje",
                10_00,
                REDUCED,
                40,
                "Zines",
                "40 pages, risograph",
                shot(Media.zine(Motif.ORBITS), Palette.HARBOUR));
        add(
                "ZINE-03",
                "Zine 3, Posters that fell down",
                "Fanzine 3, Carteles caídos",
                10_00,
                REDUCED,
                3,
                "Zines",
                "The last three copies",
                shot(Media.zine(Motif.TILES), Palette.BRICK));
    }

    private void bundles() {
        bundle("BUNDLE-TEE-LP", "Shirt and record", "Camiseta y disco", 42_00, "TEE-BLK-M*1 LP-001*1");
        bundle("BUNDLE-PAPER", "Paper lover's parcel", "Paquete de papel", 25_00, "ZINE-01*1 ZINE-02*1 STK-SET-A*2");
    }

    private void bundle(String sku, String name, String spanish, int cents, String parts) {
        var skus = List.of(parts.split("[* ]"));
        var art = Goods.pair(pictureOf(skus.get(0)), pictureOf(skus.get(skus.size() == 4 ? 2 : 4)));
        add(new Product(
                sku,
                name,
                spanish,
                cents,
                STANDARD,
                null,
                parts,
                Drop.NONE,
                null,
                "Bundles",
                "",
                shot(art, Palette.SAND)));
    }

    private Shot pictureOf(String sku) {
        return products.stream()
                .filter(product -> product.sku().equals(sku))
                .findFirst()
                .orElseThrow()
                .picture();
    }

    private Shot shot(Art art, Palette palette) {
        return new Shot(art, palette, seed++);
    }

    private void add(
            String sku,
            String name,
            @Nullable String spanish,
            int cents,
            String tax,
            int stock,
            String category,
            String description,
            Shot picture) {
        add(new Product(sku, name, spanish, cents, tax, stock, "", Drop.NONE, null, category, description, picture));
    }

    private void add(Product product) {
        products.add(product);
    }
}
