package dev.banyan.alb.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawClient.Answer;
import dev.banyan.alb.support.TestAlb;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What happens in a row, one thing after the other. */
final class Steps {

    private static final Set<String> ACTIONS = Set.of(
            "connect",
            "disconnect",
            "reset",
            "pass",
            "pass-until",
            "pass-until-closed",
            "await",
            "health",
            "update",
            "go",
            "unanswered",
            "times",
            "cut",
            "answer-checks",
            "client",
            "answer",
            "head-only");

    private final RowRun run;
    private final Fields row;
    private int answers;

    Steps(RowRun run, Fields row) {
        this.run = run;
        this.row = row;
    }

    /** Performs all steps, or the row's only one, and returns the number of answers. */
    int perform() {
        if (row.has("steps")) {
            for (Object step : row.list("steps")) {
                Fields fields = Fields.of(step).checked(ACTIONS, Tables.EXCHANGE);
                for (int time = 0; time < fields.number("times", 1); time++) {
                    perform(fields);
                }
            }
        } else {
            exchange(row);
        }
        return answers;
    }

    private void perform(Fields step) {
        if (step.flag("connect")) {
            run.disconnect(step.text("client", ""));
        }
        if (step.has("send") || step.flag("answer")) {
            exchange(step);
        }
        if (step.has("update")) {
            run.update(step.fields("update"));
        }
        if (step.has("go")) {
            run.target(step.text("go")).go();
        }
        step.fields("answer-checks")
                .texts()
                .forEach((name, answer) -> run.target(name).health(answer));
        step.fields("await")
                .texts()
                .forEach((name, count) ->
                        TestAlb.await(() -> run.target(name).heads().size() >= Integer.parseInt(count)));
        time(step);
        end(step);
    }

    private void time(Fields step) {
        if (step.has("pass")) {
            run.pass(step.number("pass", 0));
        }
        step.fields("health")
                .members()
                .keySet()
                .forEach(group -> TestAlb.await(() -> {
                    boolean reached = isHealth(step.fields("health").texts(group), run.health(group));
                    if (!reached) {
                        run.pass(1);
                    }
                    return reached;
                }));
    }

    /** A table may leave out the reason's words, or the reason, too. */
    private static boolean isHealth(List<String> expected, List<String> actual) {
        boolean same = expected.size() == actual.size();
        for (int target = 0; same && target < actual.size(); target++) {
            same = (actual.get(target) + "/").startsWith(expected.get(target) + "/");
        }
        return same;
    }

    private void end(Fields step) {
        if (step.flag("disconnect")) {
            run.disconnect(step.text("client", ""));
        }
        if (step.flag("reset")) {
            PatientClient.resetOnClose(run.client(step.text("client", "")));
            run.disconnect(step.text("client", ""));
        }
        if (step.has("pass-until-closed")) {
            RawClient client = run.client(step.text("client", ""));
            PatientClient.await(() -> {
                run.pass(step.number("pass-until-closed", 0));
                return PatientClient.isAtEnd(client, new StringBuilder());
            });
        }
        if (step.flag("closed") && !step.has("send")) {
            assertThat(run.client(step.text("client", "")).isClosed())
                    .as("closed")
                    .isTrue();
        }
    }

    private void exchange(Fields step) {
        RawClient client = run.client(step.text("client", ""));
        if (step.has("send")) {
            client.send(Notation.bytes(Notation.fill(step.text("send"), run.names())));
        }
        if (step.flag("unanswered")) {
            return;
        }
        if (step.has("cut")) {
            cutOff(client, step);
            return;
        }
        if (step.has("pass-until")) {
            PatientClient.await(() -> {
                run.pass(step.number("pass-until", 0));
                return PatientClient.hasMore(client);
            });
        }
        if (step.flag("head-only")) {
            assertThat(PatientClient.readHead(client)).startsWith("HTTP/1.1 ");
            return;
        }
        Answer answer = AnswerCheck.read(client, step, run.names());
        answers += answer.status() == 100 ? 0 : 1;
        remember(answer);
    }

    /** The answer must come as far as the text says, and then the end of the stream. */
    private void cutOff(RawClient client, Fields step) {
        answers++;
        StringBuilder rest = new StringBuilder();
        TestAlb.await(() -> {
            run.pass(step.number("pass-until", 0));
            return PatientClient.isAtEnd(client, rest);
        });
        assertThat(Notation.matches(step.text("cut"), rest.toString(), run.names()))
                .as(rest.toString())
                .isTrue();
    }

    private void remember(Answer answer) {
        for (String line : answer.head().split("\r\n")) {
            if (line.toLowerCase(Locale.ROOT).startsWith("set-cookie:")) {
                String pair = line.substring(line.indexOf(':') + 1).trim().split(";")[0];
                String name = pair.substring(0, pair.indexOf('=')).toLowerCase(Locale.ROOT);
                run.names().put("cookie-" + name, pair);
                run.names().put("value-" + name, pair.substring(pair.indexOf('=') + 1));
            }
        }
    }
}
