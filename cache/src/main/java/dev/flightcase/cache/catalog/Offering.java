package dev.flightcase.cache.catalog;

import dev.flightcase.catalogfolder.TaxPlan;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;

/** What holds for all products of an event. */
record Offering(Currency currency, TaxPlan taxes, List<String> priceLists, List<PickupSlot> pickups) {
    Offering {
        priceLists = List.copyOf(priceLists);
        pickups = List.copyOf(pickups);
    }

    void encode(DataOutputStream out) throws IOException {
        Wire.text(out, currency.getCurrencyCode());
        out.writeBoolean(taxes.inclusive());
        out.writeInt(taxes.partsPerMillion().size());
        for (var rate : taxes.partsPerMillion().entrySet()) {
            Wire.text(out, rate.getKey());
            out.writeInt(rate.getValue());
        }
        Wire.texts(out, priceLists);
        out.writeInt(pickups.size());
        for (var slot : pickups) {
            Wire.text(out, slot.id());
            Wire.text(out, slot.name());
            out.writeLong(slot.from().toEpochMilli());
            out.writeLong(slot.until().toEpochMilli());
            out.writeInt(slot.capacity());
        }
    }

    static Offering decode(DataInputStream in) throws IOException {
        var currency = Currency.getInstance(Wire.text(in));
        var inclusive = in.readBoolean();
        var rates = new LinkedHashMap<String, Integer>();
        for (var left = in.readInt(); left > 0; left--) {
            rates.put(Wire.text(in), in.readInt());
        }
        return new Offering(currency, new TaxPlan(inclusive, rates), Wire.texts(in), pickups(in));
    }

    private static List<PickupSlot> pickups(DataInputStream in) throws IOException {
        var slots = new ArrayList<PickupSlot>();
        for (var left = in.readInt(); left > 0; left--) {
            slots.add(new PickupSlot(
                    Wire.text(in),
                    Wire.text(in),
                    Instant.ofEpochMilli(in.readLong()),
                    Instant.ofEpochMilli(in.readLong()),
                    in.readInt()));
        }
        return slots;
    }
}
