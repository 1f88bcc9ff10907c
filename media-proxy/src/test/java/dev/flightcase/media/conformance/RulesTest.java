package dev.flightcase.media.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each rule, by its id: one example breaks it and no other rule, and a clean stream breaks none. */
class RulesTest {
    private static Map<Rule, Consumer<Findings>> broken() {
        Map<Rule, Consumer<Findings>> cases = new EnumMap<>(Rule.class);
        cases.putAll(BrokenPlaylists.all());
        cases.putAll(BrokenAnswers.all());
        return cases;
    }

    @TestFactory
    Stream<DynamicTest> aBrokenExampleFailsExactlyItsRule() {
        return broken().entrySet().stream()
                .map(example -> dynamicTest(
                        example.getKey().id() + " " + example.getKey().text(), () -> {
                            Findings findings = new Findings();

                            example.getValue().accept(findings);

                            assertThat(findings.violations())
                                    .isNotEmpty()
                                    .allMatch(violation -> violation.rule() == example.getKey());
                        }));
    }

    @Test
    void noRuleIsWithoutAnExample() {
        assertThat(broken().keySet()).isEqualTo(EnumSet.allOf(Rule.class));
    }

    @Test
    void aCleanStreamBreaksNoRuleAndIsJudgedByAll() {
        Findings findings = new Findings();

        CleanRun.play(findings);

        assertThat(findings.violations()).isEmpty();
        assertThat(findings.judgedRules()).isEqualTo(EnumSet.allOf(Rule.class));
    }

    @Test
    void idsAreThoseOfTheReference() {
        assertThat(Rule.of("T29")).contains(Rule.T29);
        assertThat(Rule.of("B1-9")).contains(Rule.B1_9);
        assertThat(Rule.of("B1_9")).isEmpty();
    }
}
