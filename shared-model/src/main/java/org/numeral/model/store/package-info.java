/**
 * The model store on a shared volume: versions that are published whole or not at all, and a
 * pointer to the current one.
 */
package org.numeral.model.store;
