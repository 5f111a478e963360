// Shows what a chosen radio button comes to without another tap; without script its form does the same.
import { CHOICES } from './marks'
import { showAgain } from './show-again'

function show(form: HTMLFormElement): void {
  const asked = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') asked.set(name, value)
  void showAgain(`?${asked}`)
}

const formOf = (target: EventTarget | null): HTMLFormElement | null =>
  target instanceof Element ? target.closest<HTMLFormElement>(`form[${CHOICES}]`) : null

const isRadio = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement && target.type === 'radio'

export function watchChoices(): void {
  document.addEventListener('change', ({ target }) => {
    const form = formOf(target)
    if (form && isRadio(target)) show(form)
  })
  document.addEventListener('submit', (event) => {
    const form = formOf(event.target)
    if (!form) return
    event.preventDefault()
    show(form)
  })
  // What was chosen before this script ran.
  for (const form of document.querySelectorAll<HTMLFormElement>(`form[${CHOICES}]`))
    if ([...form.elements].some((field) => isRadio(field) && field.checked && !field.defaultChecked))
      show(form)
}
