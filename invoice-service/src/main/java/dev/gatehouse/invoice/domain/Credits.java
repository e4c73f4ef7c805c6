package dev.gatehouse.invoice.domain;

import dev.gatehouse.contracts.Money;
import dev.gatehouse.contracts.OrderLine;
import dev.gatehouse.contracts.TaxRate;
import dev.gatehouse.contracts.Totals;
import dev.gatehouse.contracts.Totals.TaxTotal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What has been credited of an invoice.
 *
 * @param gross what went back, tax included, for each of the invoice's tax rates, in the order of its totals
 * @param refundIds of the refunds that it accounts for
 */
public record Credits(List<Money> gross, List<String> refundIds) {

    public Credits {
        gross = List.copyOf(gross);
        refundIds = List.copyOf(refundIds);
    }

    static Credits none(Totals invoice) {
        return new Credits(invoice.taxes().stream().map(_ -> Money.zero(invoice.gross().currency())).toList(),
                List.of());
    }

    boolean has(String refundId) {
        return refundIds.contains(refundId);
    }

    Money total() {
        return gross.stream().reduce(Money::plus).orElseThrow();
    }

    /** Whether so much of the invoice is left. */
    boolean leave(Totals invoice, Money amount) {
        return amount.currency().equals(invoice.gross().currency())
                && amount.amount() > 0
                && total().amount() <= invoice.gross().amount() - amount.amount();
    }

    /**
     * These and one more, spread over the tax rates: as its lines say or else, by largest remainder, in proportion to what
     * is left of each.
     */
    Credits with(Refund refund, Totals invoice, List<OrderLine> lines) {
        var shares = sharesOfLines(refund, invoice, lines);
        if (shares.isEmpty()) {
            shares = refund.amount().allocate(left(invoice).stream().map(Money::amount).toList());
        }
        var sums = new ArrayList<Money>();
        for (int rate = 0; rate < gross.size(); rate++) {
            sums.add(gross.get(rate).plus(shares.get(rate)));
        }
        var ids = new ArrayList<>(refundIds);
        ids.add(refund.refundId());
        return new Credits(sums, ids);
    }

    /** What these say more than earlier ones. Net and tax of all credit notes together are the invoice's in the end. */
    Totals since(Credits earlier, Totals invoice) {
        var taxes = new ArrayList<TaxTotal>();
        for (int rate = 0; rate < gross.size(); rate++) {
            var now = split(gross.get(rate), invoice.taxes().get(rate));
            var then = split(earlier.gross.get(rate), invoice.taxes().get(rate));
            var more = new TaxTotal(now.rate(), now.net().minus(then.net()), now.tax().minus(then.tax()));
            if (more.net().amount() + more.tax().amount() > 0) {
                taxes.add(more);
            }
        }
        var net = taxes.stream().map(TaxTotal::net).reduce(Money::plus).orElseThrow();
        var tax = taxes.stream().map(TaxTotal::tax).reduce(Money::plus).orElseThrow();
        return new Totals(net, taxes, net.plus(tax));
    }

    private static TaxTotal split(Money credited, TaxTotal billed) {
        if (credited.amount() == 0) {
            return new TaxTotal(billed.rate(), credited, credited);
        }
        var parts = credited.allocate(List.of(billed.net().amount(), billed.tax().amount()));
        return new TaxTotal(billed.rate(), parts.getFirst(), parts.getLast());
    }

    private List<Money> left(Totals invoice) {
        var left = new ArrayList<Money>();
        for (int rate = 0; rate < gross.size(); rate++) {
            var billed = invoice.taxes().get(rate);
            left.add(billed.net().plus(billed.tax()).minus(gross.get(rate)));
        }
        return left;
    }

    /** Nothing if the lines do not add up to the refund, or to more than is left of a tax rate. */
    private List<Money> sharesOfLines(Refund refund, Totals invoice, List<OrderLine> lines) {
        Map<TaxRate, Money> byRate = new HashMap<>();
        for (var part : refund.parts()) {
            if (part.line() < 0 || part.line() >= lines.size()
                    || !part.amount().currency().equals(refund.amount().currency())) {
                return List.of();
            }
            byRate.merge(lines.get(part.line()).taxRate(), part.amount(), Money::plus);
        }
        var zero = Money.zero(refund.amount().currency());
        var shares = invoice.taxes().stream().map(tax -> byRate.getOrDefault(tax.rate(), zero)).toList();
        var left = left(invoice);
        for (int rate = 0; rate < shares.size(); rate++) {
            if (shares.get(rate).amount() > left.get(rate).amount()) {
                return List.of();
            }
        }
        return shares.stream().reduce(zero, Money::plus).equals(refund.amount()) ? shares : List.of();
    }
}
