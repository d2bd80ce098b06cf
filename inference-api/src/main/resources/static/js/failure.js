/** Why there is no answer, in words, and what kind of help is possible. */
export class Failure extends Error {
  constructor(title, detail, { status = 0, retryAfter = 0 } = {}) {
    super(detail);
    this.title = title;
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** Whether the same request may succeed later without anybody doing anything. */
  get passing() {
    return this.status === 0 || this.status === 503 || this.status === 429;
  }

  /** The service did not answer at all. */
  static unreachable() {
    return new Failure(
      'The service does not answer',
      'It may be starting anew, or the network is gone. This page tries again by itself.');
  }

  /** What an answer with an error status says: RFC 9457. */
  static async of(response) {
    const problem = await response.json().catch(() => ({}));
    return new Failure(
      problem.title ?? `The service answered with ${response.status}`,
      problem.detail ?? 'Please try again.',
      { status: response.status, retryAfter: Number(response.headers.get('Retry-After')) || 0 });
  }
}
