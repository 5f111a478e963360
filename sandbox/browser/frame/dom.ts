// Makes elements without a framework and without inline styles.

type Child = Node | string | undefined

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | boolean | undefined> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(name, '')
    else if (typeof value === 'string') node.setAttribute(name, value)
  }
  node.append(...children.filter((child) => child !== undefined))
  return node
}

export function icon(name: string, className = 'icon'): HTMLImageElement {
  return h('img', { src: `/endive/icons/${name}.svg`, alt: '', class: className })
}

export function root(): HTMLElement {
  const node = document.querySelector('#root')
  if (node instanceof HTMLElement) return node
  throw new Error('The frame has no #root.')
}
