package dev.banyan.alb.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawClient.Answer;
import dev.banyan.alb.support.TestAlb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;

/** What happens in a row, one thing after the other. */
final class Steps {

    private static final Set<String> KNOWN = Set.of(
            "send",
            "is",
            "status",
            "line",
            "headers",
            "only-headers",
            "absent",
            "body",
            "length",
            "page",
            "closed",
            "unclosed",
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
            "complete");

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
                Fields fields = Fields.of(step).checked(KNOWN);
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
            run.disconnect();
        }
        if (step.has("send")) {
            exchange(step);
        }
        if (step.has("update")) {
            run.update(step.fields("update"));
        }
        if (step.has("go")) {
            run.target(step.text("go")).go();
        }
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
                    boolean reached =
                            run.health(group).equals(step.fields("health").texts(group));
                    if (!reached) {
                        run.pass(1);
                    }
                    return reached;
                }));
    }

    private void end(Fields step) {
        if (step.flag("disconnect")) {
            run.disconnect();
        }
        if (step.flag("reset")) {
            reset(run.client());
            run.disconnect();
        }
        if (step.has("pass-until-closed")) {
            passUntilClosed(step.number("pass-until-closed", 0));
        }
        if (step.flag("closed") && !step.has("send")) {
            assertThat(run.client().isClosed()).as("closed").isTrue();
        }
    }

    private static void reset(RawClient client) {
        try {
            client.socket().setSoLinger(true, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void exchange(Fields step) {
        RawClient client = run.client();
        if (step.has("send")) {
            client.send(Notation.bytes(Notation.fill(step.text("send"), run.names())));
        }
        if (step.flag("unanswered")) {
            return;
        }
        if (step.has("pass-until")) {
            passUntilAnswered(client, step.number("pass-until", 0));
        }
        if (step.has("cut")) {
            cutOff(client, step.text("cut"));
            return;
        }
        Answer answer = AnswerCheck.read(client, step, run.names());
        answers += answer.status() == 100 ? 0 : 1;
        remember(answer);
    }

    /** The answer must come as far as the text says, and then the end of the stream. */
    private void cutOff(RawClient client, String expected) {
        answers++;
        String rest = client.readToEnd();
        assertThat(Notation.matches(expected, rest, run.names())).as(rest).isTrue();
    }

    /** Nobody outside can see when the load balancer has read what was sent, so time passes until it answers. */
    private void passUntilAnswered(RawClient client, int seconds) {
        TestAlb.await(() -> {
            run.pass(seconds);
            try {
                return client.socket().getInputStream().available() > 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void passUntilClosed(int seconds) {
        RawClient client = run.client();
        try {
            client.socket().setSoTimeout(20);
            TestAlb.await(() -> {
                run.pass(seconds);
                return client.isClosed();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
