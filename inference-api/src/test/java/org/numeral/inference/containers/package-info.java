/**
 * The story of the service from no model to a rolled-back one, with the images in containers that
 * podman makes of the rendered manifests: their limits, users, read-only roots, mounts and settings
 * are enforced by the kernel. What a cluster would do beside that (probes, the Service, the Job's
 * and the Deployment's controllers) is done here, by the manifests' own numbers.
 */
package org.numeral.inference.containers;
