// Runs in each page that the bench visits, before the page's own scripts: notes when what a payer waits for has come.
{
  const seen = { layoutShift: 0 }
  const note = (name) => {
    seen[name] ??= performance.now()
  }
  const observe = (type, hear) =>
    new PerformanceObserver((list) => list.getEntries().forEach(hear)).observe({ type, buffered: true })

  /** Enabled, with an amount, and with Stripe's fields above it: one without the other pays nothing. */
  const isPayable = () =>
    [...document.querySelectorAll('button')].some(
      (button) =>
        /^Pay \S*\d/.test(button.textContent.trim()) &&
        !button.disabled &&
        button.getAttribute('aria-disabled') !== 'true',
    )

  const look = () => {
    const script = [...document.scripts].find(({ src }) => /\/stripe\.js$/.test(src))
    const frames = script
      ? [...document.querySelectorAll('iframe')].filter(({ src }) =>
          src.startsWith(new URL(script.src).origin),
        )
      : []
    if (frames.some(({ title }) => title === 'Secure payment input frame')) {
      note('frameMs')
      if (isPayable()) note('payableMs')
    }
  }

  if (window === window.top) {
    window.benchSeen = seen
    observe('largest-contentful-paint', ({ startTime }) => {
      seen.lcpMs = startTime
    })
    observe('layout-shift', ({ hadRecentInput, value }) => {
      if (!hadRecentInput) seen.layoutShift += value
    })
    observe('resource', ({ name, startTime }) => {
      if (/\/stripe\.js$/.test(name)) seen.stripeRequestedMs ??= startTime
    })
    let stripe
    Object.defineProperty(window, 'Stripe', {
      configurable: true,
      get: () => stripe,
      set: (made) => {
        note('stripeRunsMs')
        stripe = new Proxy(made, {
          apply: (target, self, words) => {
            note('stripeCalledMs')
            return Reflect.apply(target, self, words)
          },
        })
      },
    })
    new MutationObserver(look).observe(document, {
      ...{ subtree: true, childList: true, characterData: true },
      ...{ attributes: true, attributeFilter: ['disabled', 'aria-disabled', 'src', 'title'] },
    })
  }
}
