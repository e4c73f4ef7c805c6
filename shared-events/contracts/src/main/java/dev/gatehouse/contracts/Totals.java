package dev.gatehouse.contracts;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** What a list of lines adds up to: tax is computed once for each rate, on the sum of that rate's lines. */
public record Totals(Money net, List<TaxTotal> taxes, Money gross) {

    public Totals {
        Required.value("totals.net", net);
        taxes = Required.someOf("totals.taxes", taxes);
        Required.value("totals.gross", gross);
    }

    /** Net amount and tax of one rate. */
    public record TaxTotal(TaxRate rate, Money net, Money tax) {

        public TaxTotal {
            Required.value("totals.taxes.rate", rate);
            Required.value("totals.taxes.net", net);
            Required.value("totals.taxes.tax", tax);
        }
    }

    /**
     * @throws ArithmeticException if a total does not fit a long
     * @throws InvalidField if the lines are in different currencies, or there are none
     */
    public static Totals of(List<OrderLine> lines) {
        var currency = Required.someOf("lines", lines).getFirst().unitPrice().currency();
        var nets = new TreeMap<TaxRate, Money>(Comparator.comparing(rate -> new BigDecimal(rate.value())));
        lines.forEach(line -> nets.merge(line.taxRate(), line.net(), Money::plus));
        var taxes = nets.entrySet().stream()
                .map(group -> new TaxTotal(group.getKey(), group.getValue(), group.getValue().at(group.getKey())))
                .toList();
        var net = taxes.stream().map(TaxTotal::net).reduce(Money.zero(currency), Money::plus);
        var tax = taxes.stream().map(TaxTotal::tax).reduce(Money.zero(currency), Money::plus);
        return new Totals(net, taxes, net.plus(tax));
    }
}
