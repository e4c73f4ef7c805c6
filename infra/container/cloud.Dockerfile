# The local cloud, alone; and the payment provider's sandbox, which is another command of the same program.
ARG BUILD=maven:3.9-eclipse-temurin-25
ARG RUN=eclipse-temurin:25-jre

FROM ${BUILD} AS build
WORKDIR /gatehouse
COPY pom.xml ./
COPY infra/local/pom.xml infra/local/
RUN mvn -B -ntp -q -f infra/local/pom.xml dependency:copy-dependencies@lib
COPY infra/local/src infra/local/src
RUN mvn -B -ntp -q -f infra/local/pom.xml -Dcompiler.checks=-g resources:resources compiler:compile

FROM ${RUN}
WORKDIR /gatehouse
# A named volume takes its owner from here.
RUN mkdir -m 700 /data && chown 10001:10001 /data
COPY --from=build /gatehouse/infra/local/target/lib lib/
COPY infra/container/health infra/container/cloud.options ./
COPY infra/aws/templates infra/aws/templates/
COPY --from=build /gatehouse/infra/local/target/classes classes/
USER 10001:10001
ENTRYPOINT ["java", "@/gatehouse/cloud.options", "dev.gatehouse.local.command.Gatehouse"]
CMD ["cloud", "--bind", "0.0.0.0"]
