/**
 * The model store on a shared volume: versions that are published whole or not at all, and a
 * pointer to the current one.
 *
 * <pre>
 * versions/ID/model.zip, metadata.json                 never changed once they are there
 * versions/ID/report.html, pictures/                   for people; need not be there
 * current                                              names one id; replaced in one step
 * history                                              ids that were current; for writers only
 * staging/ID~UNIQUE/                                   a writer at work, or one that was killed
 * </pre>
 *
 * A version is written in its writer's folder, synced, and renamed into its place; then current is
 * replaced by a rename out of the same folder. So whatever moment a writer dies at, readers see
 * what was there before or the whole new version. {@link org.numeral.model.store.ModelStore} says
 * what is relied on of the file system.
 */
package org.numeral.model.store;
