// The words of the window in Spanish, as far as they are translated; the rest stays English.

import type { Words } from "./en";

export const es: Partial<Words> = {
  newTalk: "Nueva charla",
  open: "Abrir…",
  save: "Guardar",
  saveAs: "Guardar como…",
  export: "Exportar…",
  close: "Cerrar",
  cancel: "Cancelar",
  who: "¿Quién estará en la sala?",
  howLong: "¿Cuánto tiempo?",
  minutesUnit: "minutos",
  otherMinutes: "Otro",
  date: "Fecha",
  optional: "opcional",
  language: "Idioma",
  title: "Título",
  layOut: "Preparar la charla",
  slides: (count) => (count === 1 ? "1 diapositiva" : `${count} diapositivas`),
};
