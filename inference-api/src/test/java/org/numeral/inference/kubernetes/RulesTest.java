package org.numeral.inference.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule finds what it is there for. */
class RulesTest {

    static Stream<Mistake> mistakes() {
        return Mistake.all().stream();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsFoundByItsRule(Mistake mistake) {
        Manifests wrong = mistake.made();

        Rule rule =
                Rule.all().stream()
                        .filter(it -> it.name().equals(mistake.rule()))
                        .findFirst()
                        .orElseThrow();
        assertThat(rule.problems(wrong)).as("%s", mistake).isNotEmpty();
    }

    @Test
    void thereIsAMistakeForEveryRule() {
        List<String> rules = Rule.all().stream().map(Rule::name).toList();

        assertThat(rules).doesNotHaveDuplicates();
        assertThat(mistakes().map(Mistake::rule).distinct())
                .containsExactlyInAnyOrderElementsOf(rules);
    }
}
