/**
 * Training digits in ever new variants: turned, stretched, slanted, moved, bent, and written with
 * thicker or thinner strokes. Pure Java, reproducible from a seed, and without garbage.
 */
package org.numeral.training.augment;
