package dev.banyan.alb.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.conformance.Statement.Status;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every statement has a proof or a reason, and every proof a statement. */
class StatementsTest {

    private final List<Statement> statements = Statement.all();
    private final Map<String, List<String>> proofs = Coverage.byStatement();

    @Test
    void ids_areUniqueAndNameTheirSection() {
        assertThat(statements).extracting(Statement::id).doesNotHaveDuplicates();
        assertThat(statements)
                .allSatisfy(
                        statement -> assertThat(statement.id()).matches("R-\\Q" + statement.section() + "\\E-\\d\\d"));
        assertThat(statements)
                .extracting(Statement::text)
                .allSatisfy(text -> assertThat(text).hasSizeBetween(3, 140));
    }

    @Test
    void statements_withoutRowOrTest_haveAReason() {
        assertThat(statements.stream()
                        .filter(statement -> statement.status() == Status.PROVED)
                        .map(Statement::id)
                        .filter(id -> !proofs.containsKey(id)))
                .as("statements that nothing proves")
                .isEmpty();
        assertThat(statements)
                .filteredOn(statement -> statement.status() == Status.OUTSIDE || statement.status() == Status.OPEN)
                .allSatisfy(statement -> assertThat(statement.reason()).isNotBlank());
    }

    @Test
    void statements_withAReason_haveNoProof() {
        assertThat(statements)
                .filteredOn(statement -> !statement.reason().isEmpty())
                .allSatisfy(statement -> assertThat(proofs).doesNotContainKey(statement.id()));
    }

    @Test
    void proofs_nameKnownStatements() {
        Set<String> ids = statements.stream().map(Statement::id).collect(Collectors.toSet());

        assertThat(ids).containsAll(proofs.keySet());
    }

    @Test
    void rows_haveNamesOfTheirOwn() {
        assertThat(Tables.rows()).extracting(Row::id).doesNotHaveDuplicates();
    }
}
