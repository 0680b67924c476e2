// Words of the go-bag, in Spanish.

import type { goBag as english } from "../en/gobag";
import type { Translation } from "../es";

const some = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

export const goBag: Translation<typeof english> = {
  goBag: {
    title: "Maletín",
    lead: "Todo para el lugar de la charla, en una memoria USB: cada archivo se escribe, se abre de nuevo y se comprueba.",
    fromExport: "Todo para el lugar, comprobado: Maletín…",
    contents: "Qué lleva",
    forYou: "Para usted",
    forAudience: "Para el público",
    forBoth: "Además",
    items: {
      slidesYours: "Diapositivas con sus notas, para PowerPoint y para cualquier navegador",
      notes: "Páginas con notas para imprimir",
      talk: "La charla misma, para abrirla en Lectern",
      readMe: "Un «léame» con el orden de la charla y ayuda si falla el proyector",
      slidesTheirs: "Diapositivas en PDF y para cualquier navegador, sin una palabra de sus notas",
      handouts: "Los folletos que marque aquí",
      fonts: "Los tipos de letra, con sus licencias",
      report: "Un informe de una página de lo que se comprobó, para su expediente de accesibilidad",
    },
    handouts: "Folletos",
    handoutsHint: "Son para el público, sin sus notas.",
    handoutsAlone: "Folletos con sus notas",
    noHandouts: "No hay folletos para elegir.",
    as: "Como",
    shapes: { folder: "Una carpeta", zip: "Un solo archivo zip" },
    shapeHint: { folder: "Se abre en todas partes, directamente desde la memoria.", zip: "Fácil de enviar o guardar. Descomprímalo antes de presentar." },
    begin: "Elegir un lugar y prepararlo",
    phase: { layout: "Componiendo", render: "Dibujando", write: "Escribiendo", check: "Comprobando", finished: "Listo" },
    starting: "Empezando…",
    doing: (phase, what) => `${phase}: ${what}`,
    progress: (done, total) => `${done} de ${some(total, "archivo", "archivos")}`,
    stop: "Detener",
    stopped: "Detenido. No quedó ningún maletín a medias.",
    ready: "Listo para llevar",
    readyText: (files, checks) =>
      `${some(files, "archivo escrito y abierto", "archivos escritos y abiertos")} de nuevo, ${some(checks, "comprobación superada", "comprobaciones superadas")}.`,
    notReady: "No está listo",
    notReadyText: (faults, files) =>
      `${some(faults, "comprobación fallida", "comprobaciones fallidas")}, en ${some(files, "archivo", "archivos")}. Haga lo que se indica en cada una y prepárelo otra vez.`,
    notReadyPlain: "Lea lo que se dice abajo y prepárelo otra vez.",
    place: "Está en",
    hint: "Dé al público solo los archivos marcados «para el público». El resto es suyo.",
    faults: "Qué está mal",
    files: "Archivos",
    alone: "solo para usted",
    audience: "para el público",
    points: {
      opens: "Se abre y se lee hasta el final",
      pages: "Tiene todas sus páginas",
      words: "Tiene todas las palabras de las diapositivas",
      fonts: "Lleva sus tipos de letra",
      private: "No lleva nada de sus notas",
      network: "No busca nada en ninguna red",
      structure: "Tiene la estructura que leen los lectores de pantalla",
      checksum: "Está en el disco tal como se escribió",
    },
    passed: (checks) => (checks === 1 ? "1 comprobación superada" : `Las ${checks} comprobaciones superadas`),
    passedOf: (name) => `Comprobaciones de ${name}`,
    failed: (faults, checks) => `${faults} de ${some(checks, "comprobación fallida", "comprobaciones fallidas")}`,
    unchecked: "sin comprobar",
    good: "superada",
    bad: "fallida",
    messages: "Mire esto antes de salir",
    again: "Prepararlo otra vez",
    inZip: "Para abrir los archivos, descomprima el zip.",
  },
};
