import classes from "./api-reference.module.css";
import { FieldTable } from "./field-table";
import { type JsonSchema, listVariants, nameVariant } from "./json-schema";
import { groupOperations, type OpenApi } from "./open-api";
import { OperationEntry } from "./operation-entry";

/** The whole API, readable: how to begin, every operation, every shape. */
export function ApiReference({ document }: { readonly document: OpenApi }) {
  const groups = [...groupOperations(document)];
  return (
    <div className={classes["reference"]}>
      <nav aria-label="On this page" className={classes["contents"]}>
        <ul>
          <li>
            <a href="#begin">How to begin</a>
          </li>
          {groups.map(([subject]) => (
            <li key={subject}>
              <a href={`#${anchorOf(subject)}`}>{subject}</a>
            </li>
          ))}
          <li>
            <a href="#shapes">Shapes</a>
          </li>
        </ul>
      </nav>
      <div className={classes["body"]}>
        <Begin />
        {groups.map(([subject, operations]) => (
          <section key={subject} aria-labelledby={anchorOf(subject)}>
            <h2 id={anchorOf(subject)}>{subject}</h2>
            {operations.map((operation) => (
              <OperationEntry key={operation.operationId} operation={operation} />
            ))}
          </section>
        ))}
        <section aria-labelledby="shapes">
          <h2 id="shapes">Shapes</h2>
          {Object.entries(document.components.schemas).map(([name, schema]) => (
            <Shape key={name} name={name} schema={schema} />
          ))}
        </section>
      </div>
    </div>
  );
}

function Begin() {
  return (
    <section aria-labelledby="begin">
      <h2 id="begin">How to begin</h2>
      <p>
        An owner issues a token in the settings of a desk. It stands for one role in that desk. Send it with
        every request:
      </p>
      <pre>
        <code>{'curl -H "Authorization: Bearer assay_…" https://your-desk.example/api/v1/me'}</code>
      </pre>
      <p>
        A program that makes claims and verdicts sends commands, each with an id of its own: sent twice, it
        counts once. Every error is <code>application/problem+json</code>; compare its <code>type</code>, show
        its <code>detail</code>. The same description for programs:{" "}
        <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.
      </p>
    </section>
  );
}

function Shape({ name, schema }: { readonly name: string; readonly schema: JsonSchema }) {
  const variants = listVariants(schema);
  return (
    <article className={classes["entry"]}>
      <h3 id={`shape-${name}`}>{name}</h3>
      {schema.description !== undefined && <p>{schema.description}</p>}
      <FieldTable caption={`Fields of ${name}`} schema={schema} />
      {variants.map((variant) => (
        <details key={nameVariant(variant)}>
          <summary>
            <code>{nameVariant(variant)}</code>
          </summary>
          <FieldTable caption={`Fields of ${name} ${nameVariant(variant)}`} schema={variant} />
        </details>
      ))}
    </article>
  );
}

const anchorOf = (subject: string): string => subject.toLowerCase().replaceAll(" ", "-");
