import classes from "./api-reference.module.css";
import { Fields, FieldTable } from "./field-table";
import { describeType, type JsonSchema, referredName } from "./json-schema";
import type { PlacedOperation } from "./open-api";

/** One operation: where, what for, what goes in, what comes back. */
export function OperationEntry({ operation }: { readonly operation: PlacedOperation }) {
  const { operationId, method, path, summary, parameters = [], requestBody, responses, security } = operation;
  const problems = Object.entries(responses).filter(([, { $ref }]) => $ref !== undefined);
  return (
    <article className={classes["entry"]}>
      <h3 id={operationId}>
        <code>
          {method} {path}
        </code>
      </h3>
      <p>
        {summary}.{security !== undefined && " No token needed."}
      </p>
      {parameters.length > 0 && (
        <Fields
          caption={`Parameters of ${operationId}`}
          fields={parameters.map(({ name, required, schema }) => ({
            name,
            type: describeType(schema),
            isRequired: required,
            description: schema.description ?? "",
          }))}
        />
      )}
      <Bodies title="Send" content={requestBody?.content ?? {}} caption={`Body of ${operationId}`} />
      {Object.entries(responses)
        .filter(([status, { $ref }]) => status !== "default" && $ref === undefined)
        .map(([status, { content = {} }]) => (
          <Bodies
            key={status}
            title={`Answer ${status}`}
            content={content}
            caption={`Answer of ${operationId}`}
          />
        ))}
      <p className={classes["kind"]}>Problems {problems.map(([status]) => status).join(", ")}</p>
    </article>
  );
}

type BodiesProps = {
  readonly title: string;
  readonly caption: string;
  readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>>;
};

function Bodies({ title, caption, content }: BodiesProps) {
  const bodies = Object.entries(content);
  if (bodies.length === 0) return title === "Send" ? null : <p className={classes["kind"]}>{title}, empty</p>;
  return bodies.map(([type, { schema }]) => (
    <div key={type}>
      <p className={classes["kind"]}>
        {title} <code>{type}</code>
        {schema.$ref !== undefined && (
          <>
            {" "}
            <a href={`#shape-${referredName(schema.$ref)}`}>{referredName(schema.$ref)}</a>
          </>
        )}
        {schema.type === "string" && schema.description !== undefined && <>: {schema.description}</>}
      </p>
      {schema.$ref === undefined && schema.type !== "string" && (
        <FieldTable caption={caption} schema={schema} />
      )}
    </div>
  ));
}
