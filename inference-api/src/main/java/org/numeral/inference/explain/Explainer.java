package org.numeral.inference.explain;

import jakarta.inject.Singleton;
import java.util.List;
import org.numeral.inference.model.ServedModel;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.image.GreyPng;
import org.numeral.model.network.FirstLayer;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Explains answers. The network is asked some hundred times, by the inference pool, which lets no
 * more of these pictures into its queue than it computes at once.
 */
@Singleton
public final class Explainer {

    private static final int WHITE = 255;

    /**
     * Explains one answer.
     *
     * @param image what the network saw
     * @param prediction its answer
     * @param model that answered, in use until the explanation is there
     * @return the explanation, or what the pool fails with
     */
    public Mono<Explanation> explain(DigitImage image, Prediction prediction, ServedModel model) {
        Occlusion occlusion = Occlusion.of(image);
        List<DigitImage> blanked = occlusion.blanked();
        Mono<List<Prediction>> answers =
                blanked.isEmpty()
                        ? Mono.just(List.of())
                        : Mono.fromFuture(() -> model.pool().submitAll(blanked));
        // the inference threads must not spend their time on drawing
        return answers.publishOn(Schedulers.parallel())
                .map(
                        list ->
                                new Explanation(
                                        Explanation.OCCLUSION,
                                        GreyPng.dataUri(
                                                DigitImage.SIZE, DigitImage.SIZE, image.toBytes()),
                                        occlusion.relevance(prediction, list),
                                        model.classifier()
                                                .firstLayer()
                                                .map(layer -> activations(layer, image))
                                                .orElse(List.of()),
                                        blanked.size()));
    }

    private static List<String> activations(FirstLayer layer, DigitImage image) {
        List<float[]> maps = layer.maps(image);
        float strongest = Float.MIN_NORMAL;
        for (float[] map : maps) {
            for (float value : map) {
                strongest = Math.max(strongest, value);
            }
        }
        float scale = WHITE / strongest;
        return maps.stream().map(map -> picture(map, scale, layer.side())).toList();
    }

    private static String picture(float[] map, float scale, int side) {
        byte[] levels = new byte[map.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) Math.round(scale * map[i]);
        }
        return GreyPng.dataUri(side, side, levels);
    }
}
