# A service in Stream mode: --build-arg SERVICE=order-service. A change in its code makes anew what is below its COPY, and a
# change in shared-events what is below that; libraries are fetched only where a pom has changed.
ARG BUILD=maven:3.9-eclipse-temurin-25
ARG RUN=eclipse-temurin:25-jre

FROM ${BUILD} AS shared
WORKDIR /gatehouse
# Goals instead of phases: a phase has Maven fetch what only tests need. Without Error Prone: the build itself has run it.
ENV PACKAGE="-Dcompiler.checks=-g resources:resources compiler:compile jar:jar"
COPY pom.xml ./
COPY shared-events/pom.xml shared-events/
COPY shared-events/contracts/pom.xml shared-events/contracts/
COPY shared-events/runtime/pom.xml shared-events/runtime/
COPY shared-events/stream/pom.xml shared-events/stream/
COPY shared-events/lambda/pom.xml shared-events/lambda/
COPY shared-events/testkit/pom.xml shared-events/testkit/
RUN mvn -B -ntp -q -N install:install \
  && mvn -B -ntp -q -f shared-events/pom.xml -pl contracts,runtime,stream,lambda $PACKAGE install:install
COPY shared-events shared-events
RUN mvn -B -ntp -q -f shared-events/pom.xml -pl contracts,runtime,stream,lambda $PACKAGE install:install

FROM shared AS build
ARG SERVICE
COPY ${SERVICE}/pom.xml ${SERVICE}/
RUN mvn -B -ntp -q -f ${SERVICE}/pom.xml $PACKAGE spring-boot:repackage -Dspring-boot.repackage.skip
COPY ${SERVICE}/src ${SERVICE}/src
RUN mvn -B -ntp -q -f ${SERVICE}/pom.xml $PACKAGE spring-boot:repackage \
  && mv ${SERVICE}/target/${SERVICE}-*.jar service.jar \
  && java -Djarmode=tools -jar service.jar extract --layers --destination layers

FROM ${RUN}
WORKDIR /gatehouse
COPY infra/container/health infra/container/service.options ./
COPY --from=build /gatehouse/layers/dependencies/ ./
COPY --from=build /gatehouse/layers/snapshot-dependencies/ ./
COPY --from=build /gatehouse/layers/application/ ./
USER 10001:10001
ENTRYPOINT ["java", "@/gatehouse/service.options", "-jar", "service.jar"]
