// Shows something else in place of what failed while it was drawn, or by what it does once it is.
import { Component, type ReactNode } from 'react'

interface Props {
  children: ReactNode
  instead: ReactNode
}

export class Guarded extends Component<Props, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override componentDidCatch(error: unknown) {
    console.warn('A part of the page failed', error)
  }

  override render() {
    return this.state.hasFailed ? this.props.instead : this.props.children
  }
}
