package org.numeral.inference.kserve;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Notes that a tensor has data, and passes them over. */
@Singleton
final class TensorDataDeserializer implements Deserializer<TensorData> {

    @Override
    public TensorData deserialize(
            Decoder decoder, DecoderContext context, Argument<? super TensorData> type)
            throws IOException {
        decoder.skipValue();
        return new TensorData();
    }
}
