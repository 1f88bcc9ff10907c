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
        catalog.music();
        catalog.prints();
        catalog.small();
        catalog.shirts();
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
        row(
                "LP-001 | Night Market, LP | Mercado nocturno, LP | 2200 | standard | 60 | Music | Twelve inches, 180 g",
                Media.record(Motif.TILES),
                Palette.PLUM);
        row(
                "LP-002 | Harbour Lights, LP | Luces del puerto, LP | 2400 | standard | 45 | Music | Twelve inches, with a printed inner sleeve",
                Media.record(Motif.WAVES),
                Palette.HARBOUR);
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
        row(
                "MC-001 | Night Market, cassette | Mercado nocturno, casete | 900 | standard | 35 | Music | With download card",
                Media.cassette(Motif.SUN),
                Palette.OCHRE);
        row(
                "MC-002 | Rehearsal tapes | Cintas de ensayo | 800 | standard | 25 | Music | Ninety minutes of the winter sessions",
                Media.cassette(Motif.WAVES),
                Palette.MOSS);
    }

    private void prints() {
        row(
                "PRINT-01 | Print, Low sun | Lámina, Sol bajo | 3500 | reduced | 30 | Prints | 50 x 70 cm, screen print",
                Media.print(Motif.SUN),
                Palette.PLUM);
        row(
                "PRINT-02 | Print, Swell | Lámina, Marejada | 3500 | reduced | 30 | Prints | 50 x 70 cm, screen print",
                Media.print(Motif.WAVES),
                Palette.HARBOUR);
        row(
                "PRINT-03 | Print, Seven moons | Lámina, Siete lunas | 4000 | reduced | 24 | Prints | 50 x 70 cm, two colours",
                Media.print(Motif.ORBITS),
                Palette.BRICK);
        row(
                "PRINT-04 | Print, Far range | Lámina, Sierra lejana | 4000 | reduced | 24 | Prints | 50 x 70 cm, five layers",
                Media.print(Motif.PEAKS),
                Palette.MOSS);
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
        row(
                "CAP-BLK | Cap, black | Gorra, negra | 2000 | standard | 25 | Caps | One size, brass buckle",
                Wearables.cap(Motif.BLOOM),
                Palette.DUSK);
        row(
                "CAP-OCH | Cap, ochre | Gorra, ocre | 2000 | standard | 18 | Caps | One size, brass buckle",
                Wearables.cap(Motif.SUN),
                Palette.OCHRE);
        row(
                "MUG-CHK | Mug, chalk | Taza, tiza | 1400 | standard | 36 | Home | Stoneware, 350 ml",
                Goods.mug(Motif.PEAKS),
                Palette.CHALK);
        row(
                "MUG-HRB | Mug, harbour blue | Taza, azul puerto | 1400 | standard | 36 | Home | Stoneware, 350 ml",
                Goods.mug(Motif.TILES),
                Palette.HARBOUR);
        row(
                "TOTE-NAT | Tote bag, natural | Bolsa de tela, natural | 1200 | standard | 50 | Bags | Carries twelve records",
                Wearables.tote(Motif.TILES),
                Palette.SAND);
        row(
                "TOTE-MOS | Tote bag, moss | Bolsa de tela, musgo | 1200 | standard | 30 | Bags | Carries twelve records",
                Wearables.tote(Motif.BLOOM),
                Palette.MOSS);
    }

    private void paper() {
        row(
                "STK-SET-A | Sticker set, dusk | Juego de pegatinas, ocaso | 500 | standard | 120 | Stickers | Four stickers, weatherproof",
                Goods.stickers(),
                Palette.PLUM);
        row(
                "STK-SET-B | Sticker set, harbour | Juego de pegatinas, puerto | 500 | standard | 120 | Stickers | Four stickers, weatherproof",
                Goods.stickers(),
                Palette.HARBOUR);
        row(
                "STK-ONE | Sticker, one of a kind | Pegatina única | 200 | standard | 80 | Stickers | Ten centimetres across",
                Goods.sticker(),
                Palette.BRICK);
        row(
                "ZINE-01 | Zine 1, On the road | Fanzine 1, En ruta | 1000 | reduced | 40 | Zines | 32 pages, risograph",
                Media.zine(Motif.PEAKS),
                Palette.OCHRE);
        row(
                "ZINE-02 | Zine 2, Load in, load out | Fanzine 2, Montaje y desmontaje | 1000 | reduced | 40 | Zines | 40 pages, risograph",
                Media.zine(Motif.ORBITS),
                Palette.HARBOUR);
        row(
                "ZINE-03 | Zine 3, Posters that fell down | Fanzine 3, Carteles caídos | 1000 | reduced | 3 | Zines | The last three copies",
                Media.zine(Motif.TILES),
                Palette.BRICK);
    }

    private void bundles() {
        bundle("BUNDLE-TEE-LP", "Shirt and record", "Camiseta y disco", 42_00, "TEE-BLK-M*1 LP-001*1");
        bundle("BUNDLE-PAPER", "Paper lover's parcel", "Paquete de papel", 25_00, "ZINE-01*1 ZINE-02*1 STK-SET-A*2");
    }

    /** A single product that is always on sale: SKU, name, Spanish name, cents, tax, stock, category, description. */
    private void row(String cells, Art art, Palette palette) {
        var cell = List.of(cells.split(" \\| "));
        int cents = Integer.parseInt(cell.get(3));
        int stock = Integer.parseInt(cell.get(5));
        var picture = shot(art, palette);
        add(cell.get(0), cell.get(1), cell.get(2), cents, cell.get(4), stock, cell.get(6), cell.get(7), picture);
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
