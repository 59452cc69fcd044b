package dev.banyan.migration.state;

import dev.banyan.migration.support.FakeS3;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.s3.S3Client;

class S3StateStoreTest extends StateStoreContract {

    private final FakeS3 s3 = new FakeS3();
    private final S3Client client = s3.client(List.of());

    @Override
    StateStore store() {
        return new S3StateStore(client, "bucket", "");
    }

    @AfterEach
    void close() {
        client.close();
        s3.close();
    }
}
