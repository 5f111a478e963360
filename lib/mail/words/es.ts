// Spanish.
import type { Words } from './words'

export const es: Words = {
  language: 'es',
  greeting: (name) => `Hola, ${name}:`,
  invoice: (number) => `Factura ${number}`,
  due: (date) => `vence el ${date}`,
  wasDue: (date) => `venció el ${date}`,
  viewAndPay: 'Ver y pagar',
  viewInvoice: 'Ver la factura',
  questions: (organisation) => `¿Alguna pregunta? Responda a este mensaje y llegará a ${organisation}.`,
  sentBy: (organisation) => `Enviado por Remit en nombre de ${organisation}.`,
  recordedBy: (organisation) => `Registrado por ${organisation}`,
  labels: {
    invoice: 'Factura',
    customer: 'Cliente',
    issued: 'Emitida el',
    due: 'Vencimiento',
    total: 'Total',
    outstanding: 'Pendiente',
    paid: 'Pagado',
    paidOn: 'Pagado el',
    paidWith: 'Medio de pago',
    refunded: 'Reembolsado',
    fee: 'Comisión de servicio',
    reference: 'Referencia',
  },
  invoiceSent: {
    subject: (organisation, number, amount) => `Factura ${number} de ${organisation}: ${amount}`,
    lead: (organisation) => `${organisation} le ha enviado una factura.`,
    settled: 'Esta factura está pagada. No queda nada pendiente.',
  },
  receipt: {
    subject: (organisation, number) => `Recibo de ${organisation} de la factura ${number}`,
    title: 'Gracias por su pago',
    lead: (organisation) => `${organisation} ha recibido su pago.`,
  },
  paidNotice: {
    subject: (customer, number, amount) => `${customer} ha pagado ${amount} de la factura ${number}`,
    title: 'Ha recibido un pago',
    lead: (customer) => `${customer} le ha pagado.`,
  },
  refundNotice: {
    subject: (organisation, number) => `Reembolso de ${organisation} de la factura ${number}`,
    title: 'Su reembolso está en camino',
    lead: (organisation, number) => `${organisation} le reembolsa su pago de la factura ${number}.`,
    surplus: (number) => `La factura ${number} se pagó más de una vez, por eso se le devuelve este dinero.`,
    arrival: 'Suele llegar en un plazo de 5 a 10 días, por el mismo medio con el que pagó.',
  },
  invitation: {
    subject: (organisation) => `${organisation} le invita a Remit`,
    title: 'Tiene una invitación',
    lead: (organisation) =>
      `${organisation} envía sus facturas con Remit y cobra mediante un enlace. Le invita a participar.`,
    how: (email) =>
      `Inicie sesión con la dirección ${email}. No necesita contraseña: recibirá un enlace por correo.`,
    signIn: 'Iniciar sesión',
    role: 'Su función',
    roles: { Owner: 'Propietario', Admin: 'Administrador', Member: 'Miembro' },
  },
}
