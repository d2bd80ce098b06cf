/**
 * The service in the terms of model servers, so that their clients work unchanged: the Open
 * Inference Protocol over REST (also known as KServe V2) and KServe's V1.
 */
package org.numeral.inference.kserve;
