package dev.flightcase.cache.checkout;

import dev.flightcase.catalogfolder.Money;
import java.util.Currency;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Walks the JSON of a record, member by member. */
final class RecordJson {
    private RecordJson() {}

    @FunctionalInterface
    interface Member {
        /** The parser stands on the value; afterwards on its last token. */
        void read(String name, JsonParser json);
    }

    /** The parser stands on the start of an object; afterwards on its end. */
    static void members(JsonParser json, Member member) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            member.read(name, json);
        }
    }

    /** The parser stands on the start of an array of objects; afterwards on its end. */
    static void each(JsonParser json, Runnable element) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            element.run();
        }
    }

    static Money money(JsonParser json) {
        var amount = new long[1];
        var currency = new String[1];
        members(json, (name, value) -> {
            switch (name) {
                case "amount" -> amount[0] = value.getLongValue();
                case "currency" -> currency[0] = value.getString();
                default -> value.skipChildren();
            }
        });
        return new Money(amount[0], Currency.getInstance(currency[0]));
    }
}
