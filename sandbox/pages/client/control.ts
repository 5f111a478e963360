// Makes the control page's buttons and forms call the control surface, and loads what is long.

const toast = document.querySelector('.toast')

async function call(request: string, body: unknown): Promise<void> {
  const [method = 'POST', path = ''] = request.split(' ')
  const response = await fetch(path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: method === 'GET' || method === 'DELETE' ? undefined : JSON.stringify(body),
  })
  if (response.ok) {
    location.reload()
    return
  }
  const text = await response.text()
  const message = /"message":\s*"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? text
  if (toast) toast.textContent = `${response.status}: ${message}`
}

function send(request: string, body: unknown): void {
  call(request, body).catch((cause: unknown) => {
    if (toast) toast.textContent = String(cause)
  })
}

async function show(path: string, place: Element): Promise<void> {
  const response = await fetch(path)
  const found: unknown = await response.json()
  place.textContent = JSON.stringify(found, null, 2)
}

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-call]')) {
  button.addEventListener('click', () => {
    const question = button.dataset.confirm
    if (question !== undefined && !window.confirm(question)) return
    send(button.dataset.call ?? '', JSON.parse(button.dataset.body ?? '{}'))
  })
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-call]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const body: Record<string, unknown> = {}
    for (const [name, value] of new FormData(form)) {
      if (value === '') continue
      const input = form.elements.namedItem(name)
      const isNumber = input instanceof HTMLInputElement && input.dataset.kind === 'number'
      body[name] = isNumber ? Number(value) : value
    }
    send(form.dataset.call ?? '', body)
  })
}

for (const place of document.querySelectorAll<HTMLElement>('[data-load]')) {
  void show(place.dataset.load ?? '', place).catch((cause: unknown) => {
    place.textContent = String(cause)
  })
}

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-show]')) {
  button.addEventListener('click', () => {
    const place = document.createElement('pre')
    place.tabIndex = 0
    button.closest('article')?.append(place)
    void show(button.dataset.show ?? '', place)
    button.remove()
  })
}
