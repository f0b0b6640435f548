// The figures as text for people.
const number = (value, digits = 1) => value.toFixed(digits).padStart(8)

const row = ([name, { count, ours, textbook, ratio, difference }]) =>
  `  ${name.padEnd(9)}${String(count).padStart(8)}${number(ours.median)} [${ours.low.toFixed(1)}, ${ours.high.toFixed(1)}]` +
  `${number(textbook.median)} [${textbook.low.toFixed(1)}, ${textbook.high.toFixed(1)}]` +
  `${number(ratio.median, 2)} [${ratio.low.toFixed(2)}, ${ratio.high.toFixed(2)}]   ${difference.toExponential(1)}\n`

export const report = {
  machine: ({ machine: { cpu, cores }, rounds, spin }) =>
    `${cpu}, ${cores} cores\n` +
    `spin check: two threads do ${spin.before.toFixed(2)} times the work of one (2.00 on free cores)\n` +
    `${rounds} rounds, alternating; medians [quartiles]\n\n`,

  kernels: (where, { version, kernels }) =>
    `${where} ${version}: ns per option; how many times longer the textbook takes; largest difference\n` +
    `  case        count    core               textbook            ratio\n` +
    `${Object.entries(kernels).map(row).join('')}\n`,

  slider: (books) =>
    `Slider moved to last write on the page, ms (${Object.values(books)[0].moves} moves each)\n` +
    `  book       legs  median     p95   of which: handler   answer here\n` +
    Object.entries(books)
      .map(
        ([name, { legs, total, handler, answered }]) =>
          `  ${name.padEnd(9)}${String(legs).padStart(6)}${number(total.median)}${number(total.p95)}` +
          `${number(handler.median).padStart(20)}${number(answered.median).padStart(14)}\n`,
      )
      .join('') +
    '\n',

  spin: ({ beforeSlider, after }) =>
    `spin check before and after the slider: ${beforeSlider.toFixed(2)}, ${after.toFixed(2)}\n`,
}
