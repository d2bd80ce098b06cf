/** Answers in words; the server says the same where it renders one (Words.java). */

const CERTAIN = 0.8;

export function said(answer) {
  if (!answer.recognised) {
    return 'This does not look like a digit';
  }
  return (answer.confidence >= CERTAIN ? 'It is ' : 'Probably ') + named(answer.prediction);
}

export function sure(answer) {
  const ranked = answer.probabilities.map((share, digit) => ({ share, digit })).sort((a, b) => b.share - a.share);
  const [first, second] = ranked;
  if (!answer.recognised) {
    return `The best guess is ${named(first.digit)} (${percent(first.share)}).`;
  }
  return first.share >= CERTAIN
    ? `${percent(first.share)} sure`
    : `Not sure: ${percent(first.share)}, or else ${named(second.digit)} (${percent(second.share)})`;
}

/** Never 100 for what is less. */
export function percent(share) {
  return share < 1 && share >= 0.9995 ? '> 99.9 %' : `${(share * 100).toFixed(1)} %`;
}

export function named(digit) {
  return `${digit === 8 ? 'an' : 'a'} ${digit}`;
}
