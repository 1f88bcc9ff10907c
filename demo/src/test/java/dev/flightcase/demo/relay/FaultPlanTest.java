package dev.flightcase.demo.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    @Test
    void theSameSeedMakesTheSameFaults() {
        assertThat(FaultPlan.seeded(7, 20, 2)).isEqualTo(FaultPlan.seeded(7, 20, 2));
        assertThat(FaultPlan.seeded(7, 20, 2)).isNotEqualTo(FaultPlan.seeded(8, 20, 2));
    }

    @Test
    void everyKindAndBothDirectionsOccur() {
        var faults = FaultPlan.seeded(1, 200, 2).connections().stream()
                .flatMap(List::stream)
                .toList();

        assertThat(faults.stream().map(Object::getClass).distinct()).hasSize(7);
        assertThat(faults.stream().map(Fault::direction).distinct()).hasSize(2);
        assertThat(faults).allMatch(fault -> fault.publish() > 0);
    }

    @Test
    void connectionsBehindThePlanMeetNoFaults() {
        var plan = FaultPlan.seeded(1, 2, 3);

        assertThat(plan.of(1)).hasSize(3);
        assertThat(plan.of(2)).isEmpty();
    }

    @Test
    void aConnackOffersNoAliases() {
        // Assigned client id "ab", user property "k" "v", topic alias maximum 10, receive maximum 20.
        var whole = HexFormat.of().parseHex("20170000141200026162" + "2600016b000176" + "22000a" + "210014" + "2a01");

        var without = new Packet(whole, 2).withoutAliases();

        assertThat(HexFormat.of().formatHex(without.bytes()))
                .isEqualTo("20170000141200026162" + "2600016b000176" + "220000" + "210014" + "2a01");
        assertThat(new Packet(HexFormat.of().parseHex("2003000000"), 2)
                        .withoutAliases()
                        .bytes())
                .isEqualTo(HexFormat.of().parseHex("2003000000"));
    }
}
