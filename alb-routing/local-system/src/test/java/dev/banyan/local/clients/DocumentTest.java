package dev.banyan.local.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.aws.acm.Acm;
import dev.banyan.aws.certificate.CertificateIssuer;
import dev.banyan.aws.certificate.CertificateStore;
import dev.banyan.aws.certificate.CertificateUses;
import dev.banyan.aws.ec2.Ec2;
import dev.banyan.aws.elbv2.Elbv2;
import dev.banyan.aws.elbv2.Elbv2Hooks;
import dev.banyan.aws.elbv2.Elbv2Store;
import dev.banyan.aws.elbv2.RoutingSink;
import dev.banyan.aws.iam.Iam;
import dev.banyan.aws.journal.Journal;
import dev.banyan.aws.query.QueryService;
import dev.banyan.aws.sts.Sts;
import dev.banyan.model.Routing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about the endpoint names the actions that there are. */
class DocumentTest {

    private static final String ACCOUNT = "123456789012";
    private static final Pattern ROW = Pattern.compile("\\| `([a-z0-9]+)` \\| ([^|]+) \\| [^|]+ \\|");
    private static final Pattern ACTION = Pattern.compile("`(\\w+)`");

    @Test
    void table_namesTheActionsOfEachService() throws IOException {
        CertificateStore certificates = CertificateStore.open(null);
        CertificateIssuer none = (names, type, size) -> {
            throw new IOException("certificate: none (expected: no request for one)");
        };
        Acm acm = new Acm(certificates, none, CertificateUses.NONE, Clock.systemUTC(), ACCOUNT);
        Iam iam = new Iam(certificates, CertificateUses.NONE, Clock.systemUTC(), ACCOUNT);
        Elbv2Store store = Elbv2Store.open(new Routing(List.of(), Map.of()), RoutingSink.NONE, Journal.inMemory());
        QueryService elbv2 = (QueryService) Elbv2.service(store, Elbv2Hooks.defaults(), ACCOUNT);

        assertThat(table())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "elasticloadbalancing", new TreeSet<>(elbv2.actions().keySet()),
                        "sts", new TreeSet<>(Sts.service(ACCOUNT).actions().keySet()),
                        "ec2", new TreeSet<>(new Ec2(ACCOUNT).actions()),
                        "acm", new TreeSet<>(acm.actions()),
                        "iam", new TreeSet<>(iam.actions())));
    }

    private static Map<String, Set<String>> table() throws IOException {
        Map<String, Set<String>> rows = new HashMap<>();
        for (String line : Files.readAllLines(Path.of("../../docs/aws-endpoint.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Set<String> actions = new TreeSet<>();
                Matcher action = ACTION.matcher(row.group(2));
                while (action.find()) {
                    actions.add(action.group(1));
                }
                rows.put(row.group(1), actions);
            }
        }
        return rows;
    }
}
