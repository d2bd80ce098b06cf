package org.numeral.training.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.numeral.training.data.LabelledDigits;

/**
 * Divides examples among workers. Every shard has its part of each digit, up to one example; the
 * same examples and seed give the same shards. Within a shard the order is that of the examples.
 */
final class Shards {

    private Shards() {}

    static List<LabelledDigits> split(LabelledDigits all, int workers, long seed) {
        List<List<Integer>> shards = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            shards.add(new ArrayList<>());
        }
        int[] order = ExampleOrder.shuffled(all.size(), seed, 0); // epochs begin with 1
        int[] digits = IntStream.range(0, all.size()).map(i -> all.label(order[i])).toArray();
        int next = 0; // goes on from digit to digit, so that the shards' sizes differ by one
        for (int digit = 0; digit < all.countsByDigit().length; digit++) {
            for (int i = 0; i < order.length; i++) {
                if (digits[i] == digit) {
                    shards.get(next++ % workers).add(order[i]);
                }
            }
        }
        return shards.stream()
                .map(shard -> all.subset(shard.stream().mapToInt(i -> i).sorted().toArray()))
                .toList();
    }
}
