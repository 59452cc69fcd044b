package dev.banyan.aws.acm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.aws.certificate.CertificateStore;
import dev.banyan.aws.iam.Iam;
import dev.banyan.aws.support.Issued;
import dev.banyan.aws.support.Services;
import dev.banyan.model.Arn;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates come in, are described, kept and forgotten; their keys never come out. */
class AcmTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Issued SHOP = Issued.of(Issued.ISSUER, "RSA", 2048, "shop.localhost", "*.shop.localhost");
    private static final Issued OTHER = Issued.of(Issued.issuer(Clock.systemUTC()), "EC", 256, "other.localhost");

    @TempDir
    Path folder;

    private final Set<Arn> used = new HashSet<>();
    private CertificateStore store = open();
    private Services services = new Services();

    private CertificateStore open() {
        try {
            return CertificateStore.open(folder == null ? null : folder.resolve("certificates"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void start() {
        store = open();
        InstantSource clock = Clock.systemUTC();
        services.close();
        services = new Services(
                new Acm(store, Issued.ISSUER, this::users, clock, "123456789012"),
                new Iam(store, this::users, clock, "123456789012"));
    }

    private Set<Arn> users(Arn certificate) {
        return used.contains(certificate)
                ? Set.of(new Arn("arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/shop/1"))
                : Set.of();
    }

    @AfterEach
    void close() {
        services.close();
    }

    private JsonNode acm(String action, ObjectNode request) throws IOException {
        HttpResponse<String> answer = services.json("CertificateManager." + action, request.toString());
        assertThat(answer.body()).doesNotContain("PRIVATE KEY");
        return JSON.readTree(answer.body());
    }

    private static String blob(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode request() {
        return JSON.createObjectNode();
    }

    private static ObjectNode material(Issued issued) {
        return request()
                .put("Certificate", blob(issued.certificate()))
                .put("CertificateChain", blob(issued.chain()))
                .put("PrivateKey", blob(issued.key()));
    }

    private String load() throws IOException {
        ObjectNode request = material(SHOP);
        request.putArray("Tags").addObject().put("Key", "team").put("Value", "shop");
        return acm("ImportCertificate", request).path("CertificateArn").asText();
    }

    @Test
    void imported_isDescribedAndReadBack() throws IOException {
        ObjectNode arn = request().put("CertificateArn", load());

        JsonNode detail = acm("DescribeCertificate", arn).path("Certificate");

        assertThat(detail.path("Type").asText()).isEqualTo("IMPORTED");
        assertThat(detail.path("Status").asText()).isEqualTo("ISSUED");
        assertThat(detail.path("DomainName").asText()).isEqualTo("shop.localhost");
        assertThat(detail.path("KeyAlgorithm").asText()).isEqualTo("RSA-2048");
        assertThat(detail.path("Issuer").asText()).isEqualTo("Banyan local authority");
        assertThat(detail.path("Serial").asText()).matches("[0-9a-f]{2}(:[0-9a-f]{2})+");
        assertThat(detail.path("KeyUsages").toString()).contains("DIGITAL_SIGNATURE");
        assertThat(detail.path("ExtendedKeyUsages").toString()).contains("TLS_WEB_SERVER_AUTHENTICATION");
        JsonNode text = acm("GetCertificate", arn);
        assertThat(text.path("Certificate").asText()).isEqualTo(SHOP.certificate());
        assertThat(text.path("CertificateChain").asText()).isEqualTo(SHOP.chain());
    }

    @Test
    void imported_again_keepsArnAndTags() throws IOException {
        String arn = load();

        assertThat(acm("ImportCertificate", material(OTHER).put("CertificateArn", arn))
                        .path("CertificateArn")
                        .asText())
                .isEqualTo(arn);

        ObjectNode asked = request().put("CertificateArn", arn);
        assertThat(acm("DescribeCertificate", asked)
                        .path("Certificate")
                        .path("DomainName")
                        .asText())
                .isEqualTo("other.localhost");
        assertThat(acm("ListTagsForCertificate", asked).toString())
                .isEqualTo("{\"Tags\":[{\"Key\":\"team\",\"Value\":\"shop\"}]}");
    }

    @Test
    void material_thatDoesNotGoTogether_isRefusedWithoutTellingIt() throws IOException {
        ObjectNode wrongKey = material(SHOP).put("PrivateKey", blob(OTHER.key()));
        ObjectNode wrongChain = material(SHOP).put("CertificateChain", blob(OTHER.chain()));
        ObjectNode noPem = material(SHOP).put("PrivateKey", blob("secret"));
        ObjectNode two = material(SHOP).put("Certificate", blob(SHOP.certificate() + SHOP.chain()));
        InstantSource past = InstantSource.fixed(Clock.systemUTC().instant().minus(Duration.ofDays(800)));
        ObjectNode expired = material(Issued.of(Issued.issuer(past), "EC", 256, "old.localhost"));

        assertThat(acm("ImportCertificate", wrongKey).path("message").asText())
                .isEqualTo("The private key does not match the certificate.");
        assertThat(acm("ImportCertificate", wrongChain).path("message").asText())
                .isEqualTo("Could not validate the certificate with the certificate chain.");
        assertThat(acm("ImportCertificate", noPem).toString())
                .doesNotContain("secret")
                .contains("private key");
        assertThat(acm("ImportCertificate", two).path("message").asText()).contains("more than one certificate");
        assertThat(acm("ImportCertificate", expired).path("message").asText())
                .isEqualTo("The certificate has expired.");
        assertThat(acm("ImportCertificate", request()).path("__type").asText()).isEqualTo("ValidationException");
        assertThat(store.all()).isEmpty();
    }

    @Test
    void requested_isIssuedAtOnce_andOnceForEachToken() throws IOException {
        ObjectNode asked = request()
                .put("DomainName", "asked.localhost")
                .put("ValidationMethod", "DNS")
                .put("KeyAlgorithm", "EC_prime256v1")
                .put("IdempotencyToken", "one");
        asked.putArray("SubjectAlternativeNames").add("*.asked.localhost");
        String arn = acm("RequestCertificate", asked).path("CertificateArn").asText();

        JsonNode detail =
                acm("DescribeCertificate", request().put("CertificateArn", arn)).path("Certificate");

        assertThat(detail.path("Type").asText()).isEqualTo("AMAZON_ISSUED");
        assertThat(detail.path("SubjectAlternativeNames").toString())
                .isEqualTo("[\"asked.localhost\",\"*.asked.localhost\"]");
        assertThat(detail.path("DomainValidationOptions")
                        .path(1)
                        .path("ResourceRecord")
                        .path("Name")
                        .asText())
                .endsWith(".asked.localhost.");
        assertThat(acm("RequestCertificate", asked).path("CertificateArn").asText())
                .isEqualTo(arn);
        assertThat(acm("RequestCertificate", asked.put("IdempotencyToken", "two"))
                        .path("CertificateArn")
                        .asText())
                .isNotEqualTo(arn);
        assertThat(acm("RequestCertificate", request().put("DomainName", "a b"))
                        .path("__type")
                        .asText())
                .isEqualTo("ValidationException");
        assertThat(acm("RequestCertificate", asked.put("KeyAlgorithm", "DSA")).toString())
                .contains("keyAlgorithm", "EC_secp521r1");
        assertThat(acm(
                                "RequestCertificate",
                                request().put("DomainName", "a.localhost").put("ValidationMethod", "HTTP"))
                        .toString())
                .contains("validationMethod");
    }

    @Test
    void list_showsRsaUnlessAskedFor_inPages() throws IOException {
        String arn = load();
        acm("ImportCertificate", material(OTHER));
        ObjectNode all = request().put("MaxItems", 1);
        all.putObject("Includes").putArray("keyTypes").add("RSA_2048").add("EC_prime256v1");

        assertThat(acm("ListCertificates", request())
                        .path("CertificateSummaryList")
                        .findValuesAsText("CertificateArn"))
                .containsExactly(arn);
        assertThat(acm("ListCertificates", all).path("NextToken").asText()).isEqualTo("1");
        assertThat(acm("ListCertificates", all.put("NextToken", "1").put("SortOrder", "DESCENDING"))
                        .path("CertificateSummaryList")
                        .findValuesAsText("CertificateArn"))
                .containsExactly(arn);
        assertThat(acm("ListCertificates", request().put("MaxItems", 0))
                        .path("__type")
                        .asText())
                .isEqualTo("ValidationException");
    }

    @Test
    void tags_areAddedAndRemoved() throws IOException {
        ObjectNode asked = request().put("CertificateArn", load());
        ObjectNode added = asked.deepCopy();
        added.putArray("Tags").addObject().put("Key", "step").put("Value", "1");
        acm("AddTagsToCertificate", added);
        ObjectNode removed = asked.deepCopy();
        removed.putArray("Tags").addObject().put("Key", "team");
        removed.withArray("Tags").addObject().put("Key", "step").put("Value", "2");
        acm("RemoveTagsFromCertificate", removed);

        assertThat(acm("ListTagsForCertificate", asked).toString())
                .isEqualTo("{\"Tags\":[{\"Key\":\"step\",\"Value\":\"1\"}]}");
        added.withArray("Tags").addObject().put("Key", "aws:x").put("Value", "1");
        assertThat(acm("AddTagsToCertificate", added).path("__type").asText()).isEqualTo("InvalidTagException");
    }

    @Test
    void used_isNotDeleted() throws IOException {
        String arn = load();
        ObjectNode asked = request().put("CertificateArn", arn);
        used.add(new Arn(arn));

        assertThat(acm("DeleteCertificate", asked).path("__type").asText()).isEqualTo("ResourceInUseException");
        assertThat(acm("DescribeCertificate", asked)
                        .path("Certificate")
                        .path("InUseBy")
                        .toString())
                .contains("loadbalancer/app/shop/1");

        used.clear();
        acm("DeleteCertificate", asked);
        assertThat(acm("DescribeCertificate", asked).path("__type").asText()).isEqualTo("ResourceNotFoundException");
        assertThat(acm("GetCertificate", request().put("CertificateArn", "x"))
                        .path("__type")
                        .asText())
                .isEqualTo("ValidationException");
        assertThat(acm("ExportCertificate", asked).toString())
                .contains("acm ExportCertificate is not implemented by this endpoint");
    }

    @Test
    void kept_isThereAgain_forItsOwnerOnly() throws IOException {
        String arn = load();
        Path certificates = folder.resolve("certificates");

        CertificateStore again = open();

        assertThat(again.find(new Arn(arn))).isNotNull().satisfies(found -> {
            assertThat(found.key()).isEqualTo(store.all().get(0).key());
            assertThat(found.facts().tags()).containsEntry("team", "shop");
            assertThat(found.toString()).isEqualTo("LoadedCertificate[" + arn + "]");
        });
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(certificates)))
                .isEqualTo("rwx------");
        try (var files = Files.list(certificates)) {
            assertThat(files.toList())
                    .singleElement()
                    .satisfies(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
        store.clear();
        assertThat(open().all()).isEmpty();
    }

    @Test
    void serverCertificates_areLoadedListedAndDeleted() {
        String form = "Version=2010-05-08&ServerCertificateName=shop&Action=";
        String upload = form + "UploadServerCertificate&Path=/web/&CertificateBody=" + escape(SHOP.certificate())
                + "&Tags.member.1.Key=team&Tags.member.1.Value=shop&CertificateChain=" + escape(SHOP.chain())
                + "&PrivateKey=";

        assertThat(services.form("iam", upload + escape(OTHER.key())).body()).contains("<Code>KeyPairMismatch</Code>");
        assertThat(services.form("iam", upload + "secret").body())
                .contains("<Code>MalformedCertificate</Code>")
                .doesNotContain("secret");
        assertThat(services.form("iam", upload + escape(SHOP.key())).body())
                .contains("<Arn>arn:aws:iam::123456789012:server-certificate/web/shop</Arn>");
        assertThat(services.form("iam", upload + escape(SHOP.key())).body())
                .contains("<Code>EntityAlreadyExists</Code>");
        assertThat(services.form("iam", form + "GetServerCertificate").body())
                .contains(
                        "<Path>/web/</Path>",
                        "<Key>team</Key>",
                        SHOP.certificate().strip() + "</CertificateBody>")
                .doesNotContain("PRIVATE KEY");
        services.form("iam", form + "TagServerCertificate&Tags.member.1.Key=a&Tags.member.1.Value=b");
        services.form("iam", form + "UntagServerCertificate&TagKeys.member.1=team");
        assertThat(services.form("iam", form + "ListServerCertificateTags").body())
                .contains("<Key>a</Key>")
                .doesNotContain("<Key>team</Key>");
        String list = "Version=2010-05-08&Action=ListServerCertificates";
        assertThat(services.form("iam", list).body()).contains("<ServerCertificateName>shop</ServerCertificateName>");
        assertThat(services.form("iam", list + "&PathPrefix=/other/").body()).doesNotContain("shop");
        List.copyOf(store.all()).forEach(certificate -> used.add(certificate.arn()));
        assertThat(services.form("iam", form + "DeleteServerCertificate").body())
                .contains("<Code>DeleteConflict</Code>");
        used.clear();
        services.form("iam", form + "DeleteServerCertificate");
        assertThat(services.form("iam", form + "GetServerCertificate").body()).contains("<Code>NoSuchEntity</Code>");
        assertThat(services.form("iam", "Version=2010-05-08&Action=CreateRole&RoleName=a")
                        .body())
                .contains("iam CreateRole is not implemented by this endpoint");
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
