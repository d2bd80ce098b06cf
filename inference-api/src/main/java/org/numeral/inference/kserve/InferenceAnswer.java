package org.numeral.inference.kserve;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.numeral.inference.predict.DigitAnswer;

/** Makes the answer to an inference request: JSON, and bytes after it where they are wanted. */
final class InferenceAnswer {

    private final InferenceResponse response;
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private final boolean binaryWanted;

    /**
     * An answer.
     *
     * @param name of the model
     * @param version that answered
     * @param id of the request, or null
     * @param wanted outputs
     * @param answers for the pictures of the request, one or more
     */
    InferenceAnswer(
            String name,
            String version,
            String id,
            List<WantedOutput> wanted,
            List<DigitAnswer> answers) {
        List<InferenceResponse.Output> outputs = new ArrayList<>();
        for (WantedOutput output : wanted) {
            List<?> elements = output.elements(answers);
            if (output.binary()) {
                byte[] bytes = BinaryTensor.bytes(elements);
                binary.writeBytes(bytes);
                outputs.add(
                        output.output(answers.size(), TensorParameters.ofSize(bytes.length), null));
            } else {
                outputs.add(output.output(answers.size(), null, elements));
            }
        }
        response = new InferenceResponse(name, version, id, outputs);
        binaryWanted = wanted.stream().anyMatch(WantedOutput::binary);
    }

    /** The answer over HTTP. */
    HttpResponse<?> response(ProtocolJson json) {
        if (!binaryWanted) {
            return HttpResponse.ok(response).contentType(MediaType.APPLICATION_JSON_TYPE);
        }
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.writeBytes(json.bytes(response));
            int jsonLength = body.size();
            binary.writeTo(body);
            return HttpResponse.ok(body.toByteArray())
                    .contentType(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                    .header(InferenceBody.HEADER, String.valueOf(jsonLength));
        } catch (IOException e) {
            throw new UncheckedIOException("a record could not be written as JSON", e);
        }
    }
}
