package dev.gatehouse.runtime.log;

import dev.gatehouse.runtime.log.Append.CounterStep;
import dev.gatehouse.runtime.log.Append.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The log in a DynamoDB table: partition key {@code stream}, sort key {@code version}. */
public final class DynamoDbEventLog implements EventLog {
    private static final String NOT_THERE_YET = "attribute_not_exists(#stream)";
    /** {@code stream} is one of DynamoDB's reserved words. */
    private static final Map<String, String> NAMES = Map.of("#stream", "stream");
    private final DynamoDbClient dynamoDb;
    private final String table;

    public DynamoDbEventLog(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    @Override
    public Optional<LogEntry> newest(String stream) {
        return dynamoDb.query(query -> query.tableName(table)
                .keyConditionExpression("#stream = :stream")
                .expressionAttributeNames(NAMES)
                .expressionAttributeValues(Map.of(":stream", AttributeValue.fromS(stream)))
                .scanIndexForward(false)
                .consistentRead(true)
                .limit(1))
                .items().stream().map(LogItem::toEntry).findFirst();
    }

    @Override
    public List<LogEntry> all(String stream) {
        var entries = dynamoDb.query(query -> query.tableName(table)
                .keyConditionExpression("#stream = :stream")
                .expressionAttributeNames(NAMES)
                .expressionAttributeValues(Map.of(":stream", AttributeValue.fromS(stream)))
                .consistentRead(true));
        if (entries.hasLastEvaluatedKey()) {
            throw new IllegalStateException("stream " + stream + " is too long to be read at once");
        }
        return entries.items().stream().map(LogItem::toEntry).toList();
    }

    @Override
    public Result append(Append append) {
        try {
            if (append.entries().size() == 1 && append.counter() == null) {
                put(append.entries().getFirst());
            } else {
                transact(append);
            }
            return new Result.Recorded();
        } catch (ConditionalCheckFailedException | TransactionConflictException lost) {
            return new Result.Lost();
        } catch (TransactionCanceledException cancelled) {
            return reasonOf(cancelled, append);
        }
    }

    private void put(LogEntry entry) {
        dynamoDb.putItem(put -> put.tableName(table)
                .item(LogItem.of(entry))
                .conditionExpression(NOT_THERE_YET)
                .expressionAttributeNames(NAMES));
    }

    private void transact(Append append) {
        var writes = new ArrayList<TransactWriteItem>();
        append.entries().stream()
                .map(entry -> Put.builder().tableName(table)
                        .item(LogItem.of(entry))
                        .conditionExpression(NOT_THERE_YET)
                        .expressionAttributeNames(NAMES))
                .forEach(put -> writes.add(TransactWriteItem.builder().put(put.build()).build()));
        if (append.counter() != null) {
            writes.add(TransactWriteItem.builder().update(step(append.counter())).build());
        }
        dynamoDb.transactWriteItems(transaction -> transaction.transactItems(writes));
    }

    private Update step(CounterStep step) {
        var first = step.last() == 0;
        var next = AttributeValue.fromN(Long.toString(step.last() + 1));
        return Update.builder()
                .tableName(table)
                .key(Map.of("stream", AttributeValue.fromS(step.counter()), "version", AttributeValue.fromN("0")))
                .updateExpression("SET lastNumber = :next")
                .conditionExpression(first ? "attribute_not_exists(lastNumber)" : "lastNumber = :last")
                .expressionAttributeValues(first
                        ? Map.of(":next", next)
                        : Map.of(":next", next, ":last", AttributeValue.fromN(Long.toString(step.last()))))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    private static Result reasonOf(TransactionCanceledException cancelled, Append append) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        var entries = append.entries().size();
        var lost = reasons.stream().limit(entries).anyMatch(DynamoDbEventLog::conditionFailed)
                || reasons.stream().anyMatch(reason -> "TransactionConflict".equals(reason.code()));
        if (lost) {
            return new Result.Lost();
        }
        if (reasons.size() > entries && conditionFailed(reasons.get(entries))) {
            var last = reasons.get(entries).item().get("lastNumber");
            return new Result.CounterMoved(last == null ? 0 : Long.parseLong(last.n()));
        }
        throw cancelled;
    }

    private static boolean conditionFailed(CancellationReason reason) {
        return "ConditionalCheckFailed".equals(reason.code());
    }
}
