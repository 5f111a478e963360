// Sends the answer to the bank's question, then goes back to where the payer came from.
const box = document.querySelector<HTMLElement>('#challenge')
const hostOrigin = decodeURIComponent(location.hash.slice(1))

function leave(home: string | undefined): void {
  if (box?.dataset.mode === 'frame') {
    window.parent.postMessage({ from: 'remit-sandbox', kind: 'event', name: 'authenticated' }, hostOrigin)
  } else if (home) location.assign(home)
  else location.reload()
}

async function answer(outcome: string): Promise<void> {
  for (const button of document.querySelectorAll('button')) button.disabled = true
  const response = await fetch(`/_sandbox/3ds/${box?.dataset.intent}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ outcome }),
  })
  const result: unknown = await response.json()
  const home =
    typeof result === 'object' && result !== null && 'returnUrl' in result ? result.returnUrl : undefined
  leave(typeof home === 'string' ? home : undefined)
}

// They are drawn before anybody listens.
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-outcome]')) {
  button.disabled = false
  button.addEventListener('click', () => {
    answer(button.dataset.outcome ?? 'fail').catch((cause: unknown) => {
      const problem = document.querySelector('.problem')
      if (problem) problem.textContent = String(cause)
    })
  })
}
window.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && box?.dataset.mode === 'frame') void answer('fail')
})
window.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.source === window.parent && event.origin === hostOrigin) void answer('fail')
})
if (box?.dataset.waiting === 'no' && box.dataset.mode === 'frame') leave(undefined)
else document.querySelector<HTMLButtonElement>('button')?.focus()
