package org.numeral.inference.predict;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Several pictures in JSON, for the API documents.
 *
 * @param pictures to be answered in this order
 */
@Schema(name = "BatchRequest")
record BatchRequest(List<PictureJson> pictures) {}
