package org.numeral.inference.kserve;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * The parameters of a request, a tensor or a wanted output that mean something here; others are
 * ignored. See Triton's binary tensor data and classification extensions.
 *
 * @param binaryDataSize of a tensor: its data are that many bytes after the JSON
 * @param binaryData of a wanted output: whether it is to be given as bytes after the JSON
 * @param binaryDataOutput of a request: the same for all outputs that do not say
 * @param classification of a wanted output: so many most probable digits instead of all
 * @param sharedMemoryRegion refused: clients and service share no memory
 */
@Serdeable
record TensorParameters(
        @Nullable @JsonProperty("binary_data_size") Long binaryDataSize,
        @Nullable @JsonProperty("binary_data") Boolean binaryData,
        @Nullable @JsonProperty("binary_data_output") Boolean binaryDataOutput,
        @Nullable @JsonProperty("classification") Integer classification,
        @Nullable @JsonProperty("shared_memory_region") String sharedMemoryRegion) {

    /** No parameters. */
    static final TensorParameters NONE = new TensorParameters(null, null, null, null, null);

    static TensorParameters ofSize(long bytes) {
        return new TensorParameters(bytes, null, null, null, null);
    }
}
