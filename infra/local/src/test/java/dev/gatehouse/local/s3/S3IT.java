package dev.gatehouse.local.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.local.LocalCloud;
import dev.gatehouse.local.SharedCloud;
import dev.gatehouse.local.TestClients;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SharedCloud.class)
class S3IT {
    private static final String ARCHIVE = "desk-archive-000000000000";
    private final TestClients clients;
    private final S3Client s3;
    private final URI endpoint;

    S3IT(LocalCloud cloud) {
        endpoint = cloud.endpoint();
        clients = new TestClients(endpoint);
        s3 = clients.s3();
    }

    @AfterEach
    void close() {
        s3.close();
    }

    @Test
    void givesBackBytesTypeAndMetadataAsTheyCame() {
        var bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        s3.putObject(
                put -> put.bucket(ARCHIVE).key("a/ü +%.bin").contentType("image/png").metadata(Map.of("order", "7")),
                RequestBody.fromBytes(bytes));

        var got = s3.getObjectAsBytes(get -> get.bucket(ARCHIVE).key("a/ü +%.bin"));
        var part = s3.getObjectAsBytes(get -> get.bucket(ARCHIVE).key("a/ü +%.bin").range("bytes=250-"));
        var head = s3.headObject(ask -> ask.bucket(ARCHIVE).key("a/ü +%.bin"));

        assertThat(got.asByteArray()).isEqualTo(bytes);
        assertThat(part.asByteArray()).hasSize(6).startsWith(250);
        assertThat(head.contentLength()).isEqualTo(256);
        assertThat(head.contentType()).isEqualTo("image/png");
        assertThat(head.metadata()).containsEntry("order", "7");
        assertThat(head.eTag()).isEqualTo("\"e2c865db4162bed963bfaa9ef6ac18f0\"");
    }

    @Test
    void listsPagesOfKeysRolledUpAtADelimiter() {
        var bucket = ownBucket();
        for (var key : List.of("a/1", "a/2", "b/1", "c", "d")) {
            put(bucket, key, key);
        }

        var firstPage = s3.listObjectsV2(list -> list.bucket(bucket).delimiter("/").maxKeys(3));
        var secondPage = s3.listObjectsV2(list -> list.bucket(bucket).delimiter("/").maxKeys(3)
                .continuationToken(firstPage.nextContinuationToken()));

        assertThat(firstPage.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("a/", "b/");
        assertThat(firstPage.contents()).extracting(S3Object::key).containsExactly("c");
        assertThat(firstPage.isTruncated()).isTrue();
        assertThat(secondPage.contents()).extracting(S3Object::key).containsExactly("d");
        assertThat(secondPage.isTruncated()).isFalse();
        assertThat(s3.listObjectsV2(list -> list.bucket(bucket).prefix("a/")).contents())
                .extracting(S3Object::key).containsExactly("a/1", "a/2");
        assertThat(s3.listBuckets().buckets()).extracting(Bucket::name).contains(ARCHIVE, bucket);
    }

    @Test
    void replacesAnObjectUnlessItMustBeNew() {
        var bucket = ownBucket();
        put(bucket, "once", "first");
        put(bucket, "once", "second");

        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> s3.putObject(put -> put.bucket(bucket).key("once").ifNoneMatch("*"),
                        RequestBody.fromString("third")))
                .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(412));
        assertThat(text(bucket, "once")).isEqualTo("second");
    }

    @Test
    void copiesAndDeletes() {
        var bucket = ownBucket();
        put(bucket, "from", "text");

        s3.copyObject(
                copy -> copy.sourceBucket(bucket).sourceKey("from").destinationBucket(bucket).destinationKey("to"));
        s3.deleteObject(delete -> delete.bucket(bucket).key("from"));

        assertThat(text(bucket, "to")).isEqualTo("text");
        assertThatExceptionOfType(NoSuchKeyException.class).isThrownBy(() -> text(bucket, "from"));
        assertThatExceptionOfType(NoSuchBucketException.class).isThrownBy(() -> text("nobody-s", "to"));
    }

    @Test
    void tellsAQueueOfNewObjectsThatPassItsFilter() {
        put(ARCHIVE, "letters/1.txt", "no");
        put(ARCHIVE, "drafts/1.pdf", "no");
        put(ARCHIVE, "letters/ä b.pdf", "yes");

        var told = clients.bodies("desk-letters", 2).stream().map(JsonMapper.shared()::readTree).toList();

        assertThat(told).filteredOn(message -> message.has("Event")).singleElement()
                .satisfies(test -> assertThat(test.path("Event").asString()).isEqualTo("s3:TestEvent"));
        assertThat(told).filteredOn(message -> message.has("Records")).singleElement().satisfies(message -> {
            var created = message.path("Records").path(0);
            assertThat(created.path("eventName").asString()).isEqualTo("ObjectCreated:Put");
            assertThat(created.at("/s3/bucket/name").asString()).isEqualTo(ARCHIVE);
            assertThat(created.at("/s3/object/key").asString()).isEqualTo("letters/%C3%A4+b.pdf");
            assertThat(created.at("/s3/object/size").asInt()).isEqualTo(3);
            assertThat(created.at("/s3/object/sequencer").asString()).matches("[0-9A-F]{16,}");
        });
    }

    @Test
    void answersByHostNameAndByPresignedAddress() throws IOException {
        put(ARCHIVE, "hosted", "here");
        var signed = "?X-Amz-Credential=x%2F20260101%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Signature=0";

        assertThat(get("/" + ARCHIVE + "/hosted" + signed, endpoint.getAuthority())).endsWith("\r\n\r\nhere");
        assertThat(get("/hosted" + signed, ARCHIVE + ".s3.eu-central-1.amazonaws.com")).endsWith("\r\n\r\nhere");
    }

    /** The answer as it comes; an HTTP client would not let anybody choose the host's name. */
    private String get(String path, String host) throws IOException {
        try (var socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            var request = "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, host);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    void saysWhatItDoesNotDo() {
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> s3.getBucketAcl(get -> get.bucket(ARCHIVE)))
                .satisfies(refused -> {
                    assertThat(refused.statusCode()).isEqualTo(501);
                    assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("NotImplemented");
                });
    }

    private String ownBucket() {
        var name = "test-" + UUID.randomUUID();
        s3.createBucket(create -> create.bucket(name));
        return name;
    }

    private void put(String bucket, String key, String content) {
        s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(content, UTF_8));
    }

    private String text(String bucket, String key) {
        return s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asUtf8String();
    }
}
