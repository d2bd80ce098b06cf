package org.numeral.inference.predict;

import java.util.function.Function;
import org.numeral.inference.model.ServedModel;
import reactor.core.publisher.Mono;

/**
 * Makes an answer of a picture.
 *
 * @param <T> the answer
 */
@FunctionalInterface
public interface PictureReader<T> {

    /**
     * Reads a picture.
     *
     * @param picture however it arrived
     * @param model that is to answer, in use until then
     * @return the answer, or an exception that the problem handlers know
     */
    Mono<T> read(Picture picture, ServedModel model);

    /**
     * The same with another answer.
     *
     * @param <R> the other answer
     * @param mapping makes it of this one's
     * @return the reader
     */
    default <R> PictureReader<R> map(Function<T, R> mapping) {
        return (picture, model) -> read(picture, model).map(mapping);
    }
}
