package org.numeral.inference.predict;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * Several pictures in JSON.
 *
 * @param pictures to be answered in this order
 */
@Serdeable
record BatchRequest(@Nullable List<PictureJson> pictures) {}
