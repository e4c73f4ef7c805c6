package dev.gatehouse.local.s3;

import dev.gatehouse.local.endpoint.AwsError;
import dev.gatehouse.local.endpoint.AwsRequest;
import dev.gatehouse.local.endpoint.AwsService;
import dev.gatehouse.local.endpoint.WireReply;
import dev.gatehouse.local.endpoint.WireRequest;
import dev.gatehouse.local.template.Arn;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** S3 as clients call it. */
public final class S3 implements AwsService {
    /** Parameters that do not make another operation of a request. */
    private static final Set<String> PLAIN = Set.of("list-type", "prefix", "delimiter", "max-keys",
            "continuation-token", "start-after", "encoding-type", "fetch-owner", "x-id");

    private final Buckets buckets;
    private final ObjectOperations objects;

    public S3(Buckets buckets, Notifications notifications) {
        this.buckets = buckets;
        this.objects = new ObjectOperations(buckets, notifications);
    }

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public boolean isBinary() {
        return true;
    }

    @Override
    public RestCall rest(WireRequest request) {
        var location = Location.of(request);
        var input = JsonMapper.shared().createObjectNode();
        input.put("Name", location.bucket());
        return new RestCall(operation(location, request), input);
    }

    private static String operation(Location location, WireRequest request) {
        var query = Query.of(request.query());
        var other = query.parameters().keySet().stream()
                .filter(name -> !PLAIN.contains(name) && !name.startsWith("X-Amz-"))
                .findFirst();
        var what = location.bucket().isEmpty() ? "" : location.key().isEmpty() ? "Bucket" : "Object";
        var plain = request.method() + what;
        if (other.isPresent()) {
            return plain.equals("GETBucket") && query.has("location") ? "GetBucketLocation" : plain + "?" + other.get();
        }
        return switch (plain) {
            case "GET" -> "ListBuckets";
            case "PUTBucket" -> "CreateBucket";
            case "HEADBucket" -> "HeadBucket";
            case "DELETEBucket" -> "DeleteBucket";
            case "GETBucket" -> query.text("list-type").equals("2") ? "ListObjectsV2" : "ListObjects";
            case "PUTObject" -> request.header("x-amz-copy-source").isEmpty() ? "PutObject" : "CopyObject";
            case "GETObject" -> "GetObject";
            case "HEADObject" -> "HeadObject";
            case "DELETEObject" -> "DeleteObject";
            default -> plain;
        };
    }

    @Override
    public WireReply call(AwsRequest request) {
        var wire = request.wire();
        var location = Location.of(wire);
        return switch (request.operation()) {
            case "ListBuckets" -> list();
            case "CreateBucket" -> create(location.bucket());
            case "HeadBucket" -> {
                buckets.find(location.bucket());
                yield new WireReply(200, Map.of("x-amz-bucket-region", Arn.REGION), "");
            }
            case "DeleteBucket" -> {
                buckets.delete(location.bucket());
                yield new WireReply(204, Map.of(), "");
            }
            case "GetBucketLocation" -> {
                buckets.find(location.bucket());
                yield new Xml().text("LocationConstraint", Arn.REGION).reply("LocationConstraint");
            }
            case "ListObjectsV2" -> Listing.of(buckets.find(location.bucket()), Query.of(wire.query()));
            case "PutObject" -> objects.put(location, wire);
            case "CopyObject" -> objects.copy(location, wire);
            case "GetObject" -> objects.get(location, wire);
            case "HeadObject" -> objects.head(location);
            case "DeleteObject" -> objects.delete(location);
            default -> throw new AwsError(501, "NotImplemented",
                    "The local cloud does not implement " + request.operation() + " of s3.");
        };
    }

    private WireReply create(String name) {
        if (!name.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            throw new AwsError("InvalidBucketName", "The specified bucket is not valid.");
        }
        buckets.create(name);
        return new WireReply(200, Map.of("Location", "/" + name), "");
    }

    private WireReply list() {
        var all = new Xml();
        buckets.all().forEach(bucket -> all.element("Bucket",
                new Xml().text("Name", bucket.name()).text("CreationDate", bucket.created())));
        return new Xml().element("Owner", new Xml().text("ID", Arn.ACCOUNT))
                .element("Buckets", all)
                .reply("ListAllMyBucketsResult");
    }
}
